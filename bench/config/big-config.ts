interface ConfigSize {
  readonly chains: number;
  readonly mails: number;
  readonly languages: readonly string[];
}

/** Of a large shop. */
export const LARGE: ConfigSize = { chains: 100, mails: 5, languages: ["en", "ru", "de"] };

/** A valid config of any size: chains that each send mails of their own, in every language, within one layout. */
export function bigConfig({ chains, mails, languages }: ConfigSize): Readonly<Record<string, string>> {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const files = numbers(chains).flatMap((chain) => {
    const names = numbers(mails).map((mail) => `mail-${chain}-${mail}`);
    const steps = names.map((name, index) => `  - wait: ${index + 1}d\n  - send: ${name}\n`).join("");
    const rules = `name: Chain ${chain}\nenter: { segment: loyal }\nexit: ordered_since_entry\nsteps:\n${steps}`;
    return [
      [`chains/chain-${chain}.yaml`, rules],
      ...names.flatMap((name) =>
        languages.map((language) => [`templates/${name}/${language}.mjml`, mail(name, language)]),
      ),
    ];
  });
  return Object.fromEntries([
    ["store.yaml", storeIn(languages)],
    ["segments.yaml", SEGMENTS],
    ["offers.yaml", OFFERS],
    ["layouts/letter.mjml", LAYOUT],
    ...files,
  ]);
}

const storeIn = (languages: readonly string[]) => `name: North Tea
url: https://north-tea.example
currency: RUB
time_zone: Europe/Moscow
languages: [${languages.join(", ")}]
default_language: ${languages[0]}
confirm: never
sender: { from: hello@north-tea.example, name: North Tea }
postal_address: 1 Harbour Street, Riga
`;

const SEGMENTS = `list:
  - { id: loyal, name: Loyal, when: orders > 7 }
otherwise: { id: others, name: Others }
`;

const OFFERS = `tiers:
  - { id: standard, below: 3000 }
  - { id: raised, from: 3000 }
price_floor_percent: 60
list:
  thanks: { name: A thank-you, discount_percent: { standard: 5, raised: 10 }, valid_for: 7d }
`;

const mail = (name: string, language: string) => `<mjml layout="letter">
  <mj-head>
    <mj-title>{% if customer.name %}{{ customer.name }}, {% endif %}${name} in ${language}</mj-title>
    <mj-preview>What ${name} is about.</mj-preview>
  </mj-head>
  <mj-body>
    <mj-text mj-class="heading">News for you, of ${name}</mj-text>
${PARAGRAPHS.map((about) => paragraph(name, about)).join("")}    <mj-button href="{{ links.shop }}">Have a look</mj-button>
    <mj-text>That is all of ${name}. Reply if there is anything that we can do better.</mj-text>
  </mj-body>
</mjml>
`;

const PARAGRAPHS = [
  ...["coffee", "tea", "cups", "kettles", "grinders", "water", "sweets", "gifts"],
  ...["filters", "scales", "spoons", "beans", "milk", "books"],
];

const paragraph = (name: string, about: string) => `    <mj-text>
      Whoever reads ${name} finds here what the shop has to say of ${about}, in a few sentences that are long enough to
      be worth a letter. Most of it was learnt from those who use ${about} every day and wrote to us about it.
    </mj-text>
`;

const LAYOUT = `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="26px" color="#333333" />
      <mj-class name="heading" font-size="28px" line-height="36px" />
      <mj-button background-color="#7a4a2b" color="#ffffff" border-radius="6px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f6f2ec">
    <mj-section padding="32px 0 20px">
      <mj-column><mj-text align="center"><a href="{{ links.shop }}">{{ store.name }}</a></mj-text></mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="40px">
      <mj-column><mj-slot /></mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-text font-size="13px"><a href="{{ links.unsubscribe }}">Unsubscribe</a>, {{ store.postal_address }}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
