import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

type Files = Readonly<Record<string, string>>;

const LAYOUT = `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-text color="{{ brand.text }}" font-size="17px" />
      <mj-class name="small" font-size="12px" color="{{ brand.muted }}" />
    </mj-attributes>
    <mj-style>.dark { color: {{ brand.dark.accent }}; }</mj-style>
  </mj-head>
  <mj-body background-color="{{ brand.background }}">
    <mj-section>
      <mj-column>
        <mj-slot />
        <mj-include path="partials/foot.mjml" />
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

const FOOT = `<mj-text mj-class="small">
  <a href="{{ links.unsubscribe }}">stop</a> {{ store.postal_address }}
</mj-text>
`;

const letter = (words: string, head = "", root = 'layout="letter"') => `<mjml ${root}>
  <mj-head>
    <mj-title>Hello</mj-title>${head}
  </mj-head>
  <mj-body>
    ${words}
  </mj-body>
</mjml>
`;

const HELLO = "<mj-text>Hello</mj-text>";

/** The small config with its mails in a layout. */
const shop = (files: Files = {}): Files => ({
  ...SMALL_CONFIG,
  "layouts/letter.mjml": LAYOUT,
  "partials/foot.mjml": FOOT,
  "templates/hello/ru.mjml": letter(HELLO),
  "templates/hello/en.mjml": letter(HELLO),
  ...files,
});

async function problems(files: Files): Promise<readonly string[]> {
  const loaded = await checkFiles(files);
  if (loaded.ok) return [];
  return loaded.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

async function htmlOf(files: Files, language = "en"): Promise<string> {
  const loaded = await checkFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.bundle.templates.hello?.[language]?.html ?? "";
}

const flat = (html: string) => html.replace(/\s+/g, " ");

describe("a layout", () => {
  it("frames the words of a template, in the template's language and the shop's colours", async () => {
    const html = await htmlOf(shop());
    expect(html).toContain('lang="en"');
    expect(flat(html)).toMatch(/font-size:17px;[^>]*color:#222222;"\s*>Hello<\/div>.*>stop<\/a>/);
    expect(html).toContain("background-color:#f4f4f2");
    expect(html).toContain(".dark { color: #e8e8e6; }");
    expect(html).not.toContain("brand.");
  });

  it("takes the colours of store.yaml", async () => {
    const store = `${SMALL_CONFIG["store.yaml"]}brand: { colors: { text: "#123456" } }\n`;
    expect(await htmlOf(shop({ "store.yaml": store }))).toContain("color:#123456");
  });

  it("is overridden by what the template says, attribute by attribute", async () => {
    const head = '\n<mj-attributes><mj-text color="#0000ff" /></mj-attributes>';
    const template = letter(HELLO, head, 'layout="letter" lang="en-GB"');
    const html = await htmlOf(shop({ "templates/hello/en.mjml": template }));
    expect(flat(html)).toMatch(/font-size:17px;[^>]*color:#0000ff;"\s*>Hello/);
    expect(html).toContain('lang="en-GB"');
  });

  it("may ask in an if for what only some mails know", async () => {
    const foot = FOOT.replace("{{ store", "{% if links.confirm %}x{% endif %} {{ store");
    expect(await problems(shop({ "partials/foot.mjml": foot }))).toEqual([]);
  });

  it("shows a logo where the shop has one, and its name elsewhere", async () => {
    const masthead =
      '<mj-raw>{% if brand.logo %}</mj-raw><mj-image src="{{ brand.logo }}" alt="{{ store.name }}" /><mj-raw>{% endif %}</mj-raw>\n        <mj-slot />';
    const layout = LAYOUT.replace("<mj-slot />", masthead);
    expect(await problems(shop({ "layouts/letter.mjml": layout }))).toEqual([]);
    const store = `${SMALL_CONFIG["store.yaml"]}brand: { logo: "https://shop.example/l.png?a=1&b=2" }\n`;
    const html = await htmlOf(shop({ "layouts/letter.mjml": layout, "store.yaml": store }));
    expect(html).toContain('src="https://shop.example/l.png?a=1&amp;b=2"');
  });
});

describe("a partial", () => {
  it("may be written by language, and hold others", async () => {
    const { "partials/foot.mjml": foot = "", ...rest } = shop();
    const files = {
      ...rest,
      "partials/foot/ru.mjml": `<mj-text>По-русски</mj-text><mj-include path="partials/stop.mjml" />`,
      "partials/foot/en.mjml": `<mj-text>In English</mj-text><mj-include path="partials/stop.mjml"></mj-include>`,
      "partials/stop.mjml": foot,
    };
    expect(await htmlOf(files, "ru")).toContain("По-русски");
    const english = await htmlOf(files);
    expect(english).toContain("In English");
    expect(english).toContain("{{ links.unsubscribe }}");
  });

  it("needs no layout, and can be a part of a text", async () => {
    const own = `<mj-section><mj-column><mj-text>Dear <mj-include path="partials/name.mjml" />!</mj-text>${FOOT}</mj-column></mj-section>`;
    const html = await htmlOf(
      shop({
        "partials/name.mjml": "{% if customer.name %}{{ customer.name }}{% else %}you{% endif %}",
        "templates/hello/en.mjml": letter(own, "", ""),
      }),
    );
    expect(html).toContain("Dear {% if customer.name %}{{ customer.name }}{% else %}you{% endif %}!");
  });

  it("has comments for those who write it, which are not in the mail", async () => {
    const html = await htmlOf(shop({ "partials/foot.mjml": `<!-- within {% if offer %} -->${FOOT}` }));
    expect(html).not.toContain("within");
  });
});

describe("a mistake", () => {
  const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
    [
      "in a layout is said once, at its place",
      { "layouts/letter.mjml": LAYOUT.replace("font-size", "fnt-size").replace("brand.muted", "brand.mutd") },
      [
        "layouts/letter.mjml:4 <mj-text>: Attribute fnt-size is illegal",
        "layouts/letter.mjml:5 unknown variable brand.mutd: did you mean brand.muted?",
      ],
    ],
    [
      "in a partial is said once, at its place",
      { "partials/foot.mjml": FOOT.replace("links.unsubscribe", "links.unsubscrib") },
      ["partials/foot.mjml:2 unknown variable links.unsubscrib: did you mean links.unsubscribe?"],
    ],
    [
      "that a partial makes of one template is said with the template",
      {
        "partials/foot.mjml": `${FOOT}<mj-text>{{ reminder }}</mj-text>`,
        "templates/confirm/ru.mjml": letter(HELLO),
        "templates/confirm/en.mjml": letter(HELLO),
      },
      [
        "partials/foot.mjml:2 links.unsubscribe is not known for these mails: put it in {% if links.unsubscribe %} … {% endif %} or give it a default (in templates/confirm/en.mjml and 1 more)",
        "partials/foot.mjml:4 reminder is not known for these mails: put it in {% if reminder %} … {% endif %} or give it a default (in templates/hello/en.mjml and 1 more)",
      ],
    ],
    [
      "in a template keeps its line",
      { "templates/hello/en.mjml": letter("<mj-text>{{ customer.nam }}</mj-text>") },
      ["templates/hello/en.mjml:6 unknown variable customer.nam: did you mean customer.name?"],
    ],
    [
      "in the name of a layout",
      { "templates/hello/en.mjml": letter(HELLO, "", 'layout="leter"') },
      ["templates/hello/en.mjml:1 there is no layout leter: did you mean letter?"],
    ],
    [
      "in the name of a partial",
      { "layouts/letter.mjml": LAYOUT.replace("foot.mjml", "fot.mjml") },
      ["layouts/letter.mjml:13 there is no partial fot: did you mean partials/foot.mjml?"],
    ],
    [
      "a path out of the config",
      { "layouts/letter.mjml": LAYOUT.replace("partials/foot.mjml", "../../../etc/passwd") },
      ["layouts/letter.mjml:13 only partials can be included: write partials/NAME.mjml"],
    ],
    [
      "a circle",
      {
        "partials/foot.mjml": '<mj-include path="partials/other.mjml" />',
        "partials/other.mjml": '\n<mj-include path="partials/foot.mjml" />',
      },
      [
        "partials/other.mjml:2 a partial cannot include itself: partials/foot.mjml → partials/other.mjml → partials/foot.mjml",
      ],
    ],
    [
      "a layout without a slot",
      { "layouts/letter.mjml": LAYOUT.replace("<mj-slot />", "") },
      ["layouts/letter.mjml:1 no <mj-slot /> in <mj-body>: write it where the templates' own text goes"],
    ],
    [
      "a layout with a subject",
      { "layouts/letter.mjml": LAYOUT.replace("<mj-head>", "<mj-head><mj-title>x</mj-title>") },
      ["layouts/letter.mjml:2 <mj-title> is the subject, which every template has of its own: remove it"],
    ],
    [
      "a layout without the link at the foot",
      { "partials/foot.mjml": "<mj-text>{{ store.postal_address }}</mj-text>" },
      [
        'layouts/letter.mjml:1 no unsubscribe link: write <a href="{{ links.unsubscribe }}"> at the foot (for a customer of whom everything is known)',
      ],
    ],
    [
      "a partial that is a whole document",
      { "partials/foot.mjml": `<mjml><mj-body>${FOOT}</mj-body></mjml>` },
      [
        "partials/foot.mjml:1 <mjml> cannot be in a partial: a partial is a part of what is inside it",
        "partials/foot.mjml:1 <mj-body> cannot be in a partial: a partial is a part of what is inside it",
      ],
    ],
    [
      "what a template writes outside",
      {
        "templates/hello/en.mjml": letter(HELLO).replace(
          "<mj-body>",
          '<mj-raw>x</mj-raw><mj-body width="500px">',
        ),
      },
      [
        "templates/hello/en.mjml:5 what is outside <mj-head> and <mj-body> would be lost: put it into one of them",
        "templates/hello/en.mjml:5 <mj-body> is the layout's: write its attributes there",
      ],
    ],
    [
      "a partial that lacks a language",
      { "partials/mark/ru.mjml": "<mj-text>x</mj-text>", "partials/mark/de.mjml": "<mj-text>x</mj-text>" },
      [
        "partials/mark/de.mjml:1 de is not a language of the shop: remove the file, or add de to languages in store.yaml",
        "partials/mark/en.mjml:1 missing: the shop speaks en, write this partial in it",
      ],
    ],
  ];
  it.each(CASES)("%s", async (_, files, expected) => {
    const said = await problems(shop(files));
    expect(said).toHaveLength(expected.length);
    for (const [index, problem] of expected.entries()) expect(said[index]).toContain(problem);
  });

  it("is not that partials grow without end", async () => {
    const twice = (name: string) => `<mj-include path="partials/${name}.mjml" />`.repeat(2);
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`partials/p${index}.mjml`, twice(`p${index + 1}`)]),
    );
    const said = await problems(
      shop({ ...chain, "partials/p30.mjml": FOOT, "partials/foot.mjml": twice("p0") }),
    );
    expect(said).toEqual([expect.stringContaining("at most 200 partials in one mail")]);
  });
});

describe("a warning", () => {
  it("names layouts and partials that no mail has", async () => {
    const loaded = await checkFiles(shop({ "layouts/old.mjml": LAYOUT, "partials/old.mjml": FOOT }));
    expect(loaded.ok && loaded.warnings.map(({ file }) => file)).toEqual([
      "layouts/old.mjml",
      "partials/old.mjml",
    ]);
  });
});
