import { brandOf } from "../../domain/config/brand.ts";
import type { Store } from "../../domain/config/store.ts";
import { type DigestTexts, digestTexts } from "./texts.ts";

/** The digest in MJML, with Liquid where what it says stands, in the shop's colours and language. */
export function digestTemplate(store: Store): string {
  const texts = digestTexts(store.default_language);
  const { colors, dark } = brandOf(store);
  return `<mjml lang="${store.default_language}">
  <mj-head>
    <mj-title>{{ digest.subject }}</mj-title>
    <mj-raw>
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
    </mj-raw>
    <mj-attributes>
      <mj-all font-family="-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" />
      <mj-text color="${colors.text}" font-size="15px" line-height="23px" padding="0 0 14px" />
      <mj-table color="${colors.text}" font-size="15px" line-height="22px" padding="0 0 18px" />
      <mj-class name="small" css-class="small" color="${colors.muted}" font-size="13px" line-height="20px" />
    </mj-attributes>
    <mj-style>
      td.number, th.number { padding-left: 10px; text-align: right; white-space: nowrap; }
      th { text-align: left; font-weight: 600; }
      @media (prefers-color-scheme: dark) {
        .page, .page > div { background-color: ${dark.background} !important; }
        .card, .card > table { background: ${dark.card} !important; background-color: ${dark.card} !important; }
        .card div, .card td, .card th { color: ${dark.text} !important; }
        .small div { color: ${dark.muted} !important; }
        .card .button td, .card .button a { background: ${dark.accent} !important; color: ${dark.on_accent} !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body css-class="page" background-color="${colors.background}" width="600px">
    <mj-section css-class="card" background-color="${colors.card}" padding="32px 28px 16px">
      <mj-column>
        <mj-text><h1 style="margin:0;font-size:22px;line-height:30px">{{ digest.subject }}</h1></mj-text>
        <mj-text mj-class="small">{{ digest.lead }}</mj-text>
        <mj-table>
          {% for figure in digest.figures %}<tr><td>{{ figure.name }}</td> <td class="number"><strong>{{ figure.value }}</strong></td> <td class="number">{{ figure.change }}</td></tr>{% endfor %}
        </mj-table>
        ${listOf("changes", texts.changed, `{% if digest.compared %}${texts.nothingChanged}{% else %}${texts.notCompared}{% endif %}`)}
        ${chainsOf(texts)}
        ${listOf("troubles", texts.wrong, texts.nothingWrong)}
        ${buttonOf(store, texts)}
        <mj-text mj-class="small" padding="8px 0 0">${texts.foot("{{ store.name }}")}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;
}

const heading = (text: string) => `<h2 style="margin:0 0 6px;font-size:17px;line-height:24px">${text}</h2>`;

const listOf = (list: "changes" | "troubles", title: string, none: string) =>
  `<mj-text>${heading(title)}{% for line in digest.${list} %}<div>• {{ line }}</div>{% else %}<div>${none}</div>{% endfor %}</mj-text>`;

const chainsOf = (
  texts: DigestTexts,
) => `<mj-text padding="0">${heading(texts.chains)}{% if digest.chains.size == 0 %}<div>${texts.noMails}</div><br />{% endif %}</mj-text>
        <mj-table>
          {% for chain in digest.chains %}{% if forloop.first %}<tr><th>${texts.chain}</th> <th class="number">${texts.sent}</th> <th class="number">${texts.ordered}</th> <th class="number">${texts.revenueAttributed}</th></tr>{% endif %}<tr><td>{{ chain.name }}</td> <td class="number">{{ chain.sent }}</td> <td class="number">{{ chain.ordered }}</td> <td class="number">{{ chain.revenue }}</td></tr>{% endfor %}
        </mj-table>
        <mj-text mj-class="small">${texts.chainsNote}</mj-text>`;

function buttonOf({ digest, brand }: Store, { page }: DigestTexts): string {
  if (digest?.page === undefined) return "";
  const { colors } = brandOf({ ...(brand && { brand }) });
  return `<mj-button css-class="button" href="{{ digest.page }}" background-color="${colors.accent}" color="${colors.on_accent}" align="left" padding="4px 0 18px">${page}</mj-button>`;
}
