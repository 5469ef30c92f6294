import { describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { featureWarnings } from "../../cli/lint/features.ts";
import { lintMails } from "../../src/adapters/lint/lint.ts";
import { samplesOfTemplate } from "../../src/app/mail/samples-of-template.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const FOOT = '<mj-text><a href="{{ links.unsubscribe }}">stop</a> {{ store.postal_address }}</mj-text>';

/** Both mails of the small config in one layout, with these words from line 5 on and this head. */
function mails(words: string, head = ""): Readonly<Record<string, string>> {
  const template = `<mjml layout="plain">
  <mj-head><mj-title>Hello</mj-title></mj-head>
  <mj-body>

${words}
  </mj-body>
</mjml>`;
  return {
    ...SMALL_CONFIG,
    "layouts/plain.mjml": `<mjml>
  <mj-head>
${head}
  </mj-head>
  <mj-body><mj-section><mj-column><mj-slot />${FOOT}</mj-column></mj-section></mj-body>
</mjml>`,
    "templates/hello/ru.mjml": template,
    "templates/hello/en.mjml": template,
  };
}

async function warnings(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const loaded = await checkFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const linted = await lintMails(files, loaded.bundle, {
    samplesOf: samplesOfTemplate,
    featuresOf: featureWarnings,
  });
  return linted
    .filter(({ file }) => !file.endsWith("ru.mjml"))
    .map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe("lint", () => {
  it("has nothing to say of the example store", async () => {
    expect(await warnings(await filesOf("examples/store"))).toEqual([]);
  });

  const CASES: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    [
      "names what programs drop once for each file, and what they can do without not at all",
      mails(
        '<mj-text><div style="display: flex; border-radius: 4px">a</div>\n<p style="display:flex">b</p></mj-text>',
      ),
      [
        "templates/hello/en.mjml:5 display:flex is not known to Outlook on Windows (also in line 6): the mail must do without it there",
      ],
    ],
    [
      "reads styles, but not what is extra within @media",
      mails(
        "<mj-text>a</mj-text>",
        "<mj-style>\n.a { position: absolute; }\n@media (min-width: 1px) { .a { position: fixed; } }\n</mj-style>",
      ),
      [
        "layouts/plain.mjml:4 position is not known to Gmail and Outlook on Windows: the mail must do without it there",
      ],
    ],
    [
      "wants words for pictures",
      mails(
        '<mj-image src="https://north-tea.example/a.png" />\n<mj-raw><img src="https://north-tea.example/a.png" alt="" /></mj-raw>',
      ),
      [
        'templates/hello/en.mjml:5 <mj-image> has no alt: say in it what the picture shows, or alt="" if the text beside it does',
      ],
    ],
    [
      "finds links that lead nowhere",
      mails(
        [
          '<mj-button href="#">a</mj-button>',
          '<mj-text><a href="/sale">b</a> <a href="http://localhost:3000/">c</a>',
          '<a href="https://example.com/x">d</a> <a href="https://www.north-tea.example/x">e</a> <a href="mailto:a@b.c">f</a></mj-text>',
        ].join("\n"),
      ),
      [
        'templates/hello/en.mjml:5 the link "#" leads nowhere: write an address, like {{ links.shop }}',
        'templates/hello/en.mjml:6 the link "/sale" leads nowhere: a mail is on no site, write the whole address with https://',
        'templates/hello/en.mjml:6 the link "http://localhost:3000/" leads nowhere: nobody but you can open localhost',
        'templates/hello/en.mjml:7 the link "https://example.com/x" leads nowhere: nobody but you can open example.com',
      ],
    ],
    [
      "finds addresses that are empty for some items",
      mails(
        '<mj-text>{% for item in viewed %}<a href="{{ item.url }}">{{ item.name }}</a><img alt="" src="{{ item.image }}" />{% endfor %}</mj-text>',
      ),
      [
        "templates/hello/en.mjml:5 item.url is not known of every item, so that this link may lead nowhere: put it into {% if item.url %}",
        "templates/hello/en.mjml:5 item.image is not known of every item, so that this picture may be broken: put it into {% if item.image %}",
      ],
    ],
    [
      "measures contrast against what is behind the text",
      mails(
        '<mj-text color="#999999">pale</mj-text>\n<mj-button background-color="#ffcc00" color="#fff">sun</mj-button>',
      ),
      [
        "templates/hello/en.mjml:5 #999999 on #ffffff is hard to read: its contrast is 2.8, at least 4.5 is needed",
        "templates/hello/en.mjml:6 #ffffff on #ffcc00 is hard to read: its contrast is 1.5, at least 4.5 is needed",
      ],
    ],
    [
      "measures the dark colours too",
      mails(
        "<mj-text>words</mj-text>",
        "<mj-style>@media (prefers-color-scheme: dark) { body { background-color: #111111 !important; } a { color: #ffffff; } }</mj-style>",
      ),
      [
        "templates/hello/en.mjml:5 #000000 on #111111 is hard to read where it is dark: its contrast is 1.1, at least 4.5 is needed",
        "layouts/plain.mjml:5 #000000 on #111111 is hard to read where it is dark: its contrast is 1.1, at least 4.5 is needed",
      ],
    ],
    [
      "weighs the finished mail",
      mails(`<mj-text>${"word ".repeat(21_000)}</mj-text>`),
      [expect.stringMatching(/hello\/en\.mjml:1 10\d KB: Gmail cuts mails off at 102 KB/)],
    ],
  ];
  it.each(CASES)("%s", async (_, files, expected) => {
    expect([...(await warnings(files))].sort()).toEqual([...expected].sort());
  });
});
