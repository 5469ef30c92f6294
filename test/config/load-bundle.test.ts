import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

type Edit = readonly [file: string, written: string | RegExp, instead: string];

/** The small config with some texts replaced. */
function edited(...edits: readonly Edit[]): Record<string, string> {
  const files = { ...SMALL_CONFIG };
  for (const [file, written, instead] of edits) {
    const before = files[file] ?? "";
    files[file] = before.replace(written, instead);
    if (files[file] === before) throw new Error(`${file} has no ${written}`);
  }
  return files;
}

async function problems(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const loaded = await checkFiles(files);
  if (loaded.ok) return [];
  return loaded.problems.map(
    ({ file, line, column, message }) => `${file}:${line}:${column ?? ""} ${message}`,
  );
}

describe("a valid config", () => {
  it("becomes a bundle with the defaults filled in", async () => {
    const loaded = await checkFiles(SMALL_CONFIG);
    expect(loaded).toMatchObject({
      ok: true,
      bundle: {
        store: {
          exchange_rates: {},
          period_days: 30,
          enrol_on_first_run: false,
          trigger_freshness: "48h",
        },
        segments: { rfm: { cut: "value" } },
        offers: {
          tiers: [{ id: "standard", from: 0, below: 3000 }, {}, {}],
          list: { thanks: { variants: ["universal"] } },
        },
        chains: { welcome: { reenter: "never", holdout_percent: 0 } },
      },
    });
  });

  it("has its templates compiled to HTML with the Liquid kept, the subject apart and in plain text", async () => {
    const loaded = await checkFiles(SMALL_CONFIG);
    const hello = loaded.ok ? loaded.bundle.templates.hello : undefined;
    expect(Object.keys(hello ?? {}).sort()).toEqual(["en", "ru"]);
    expect(hello?.en?.subject).toBe("Hello{% if customer.name %}, {{ customer.name }}{% endif %} & co");
    expect(hello?.en?.html).toContain("<!doctype html>");
    expect(hello?.en?.html).toContain("{% for item in cart.items %}");
    expect(hello?.en?.html).not.toContain("fonts.googleapis.com");
  });

  it("may have line ends of Windows and a byte order mark", async () => {
    const files = Object.entries(SMALL_CONFIG).map(([file, text]) => [
      file,
      `\uFEFF${text.replace(/\n/g, "\r\n")}`,
    ]);
    expect(await problems(Object.fromEntries(files))).toEqual([]);
  });

  it("is what the example store is", async () => {
    expect(await problems(await filesOf("examples/store"))).toEqual([]);
  });
});

describe("one mistake", () => {
  const CASES: readonly (readonly [string, Edit, string])[] = [
    [
      "an unknown key",
      ["store.yaml", "currency: RUB", "curency: RUB\ncurrency: RUB"],
      "store.yaml:3:1 unknown key curency: did you mean currency?",
    ],
    [
      "a missing key",
      ["store.yaml", "currency: RUB\n", ""],
      "store.yaml:1:1 currency is missing: write text",
    ],
    [
      "a key without value",
      ["store.yaml", "currency: RUB", "currency:"],
      "store.yaml:3:10 currency is empty: write text",
    ],
    [
      "a wrong type",
      ["store.yaml", "name: North Tea\nurl", "name: 7\nurl"],
      "store.yaml:1:7 expected text, not 7, put it in quotes",
    ],
    [
      "a time zone that is none",
      ["store.yaml", "Europe/Moscow", "Europe/Moskow"],
      'store.yaml:4:12 "Europe/Moskow" is not a time zone: did you mean Europe/Moscow?',
    ],
    [
      "a currency that is none",
      ["store.yaml", "RUB", "RUR"],
      "store.yaml:3:11 not a currency: write the ISO 4217 code of one that exists, like RUB, EUR or USD",
    ],
    [
      "an address that is none",
      ["store.yaml", "hello@north-tea.example", "hello"],
      "store.yaml:7:17 not an e-mail address: write it like hello@shop.example",
    ],
    [
      "a language that the shop does not speak",
      ["store.yaml", "default_language: ru", "default_language: de"],
      "store.yaml:6:19 there is no language de: did you mean ru?",
    ],
    [
      "quiet hours that are no times",
      [
        "store.yaml",
        "name: North Tea\nurl",
        'quiet_hours: { from: "22", to: "08:00" }\nname: North Tea\nurl',
      ],
      'store.yaml:1:22 not a time of day: write "22:00"',
    ],
    [
      "a key written twice",
      ["store.yaml", "currency: RUB", "currency: RUB\ncurrency: EUR"],
      "store.yaml:4:1 this key is written twice: remove one",
    ],
    [
      "broken YAML",
      ["segments.yaml", "otherwise: {", "otherwise: [{"],
      "segments.yaml:6:1 not YAML: something before this is not closed: write ]",
    ],
    [
      "a line without a colon",
      ["store.yaml", "sender: {", "sender\n  {"],
      "store.yaml:7:1 not YAML: this has no colon, write KEY: VALUE",
    ],
    [
      "a text with a colon",
      ["store.yaml", "name: North Tea\nurl", "name: Tea: North\nurl"],
      "store.yaml:1:7 not YAML: two colons in one line, put the value in quotes; or the next line is indented too far",
    ],
    [
      "a text that begins like YAML's own signs",
      ["store.yaml", "name: North Tea\nurl", "name: @north\nurl"],
      'store.yaml:1:7 not YAML: to YAML @ is a reserved sign; put the whole value in quotes: name: "@north"',
    ],
    [
      "a time zone without its continent",
      ["store.yaml", "Europe/Moscow", "Moscow"],
      'store.yaml:4:12 "Moscow" is not a time zone: did you mean Europe/Moscow?',
    ],
    [
      "a time zone like none",
      ["store.yaml", "Europe/Moscow", "MSK+3"],
      'store.yaml:4:12 "MSK+3" is not a time zone: write it like Europe/Moscow',
    ],
    [
      "one thing where a list belongs",
      ["store.yaml", "languages: [ru, en]", "languages: ru"],
      'store.yaml:5:12 expected a list, not "ru": write [ru]',
    ],
    [
      "a condition on an unknown field",
      ["segments.yaml", "orders > 7", "orders > 3 && oders > 7"],
      "segments.yaml:4:25 unknown field oders: did you mean orders?",
    ],
    [
      "a condition in quotes",
      ["segments.yaml", "orders > 7", '"oders > 7"'],
      "segments.yaml:4:12 unknown field oders: did you mean orders?",
    ],
    [
      "a condition that does not compile",
      ["segments.yaml", "orders > 7", "orders >"],
      "segments.yaml:4:19 Unexpected token: the end of the condition",
    ],
    [
      "a segment twice",
      ["segments.yaml", "id: others", "id: loyal"],
      "segments.yaml:5:18 there is a segment loyal already: write another id",
    ],
    [
      "a name without a language",
      ["segments.yaml", "ru: Постоянные, ", ""],
      'segments.yaml:3:5 not written in ru: add ru: "…"',
    ],
    [
      "fixed cuts without limits",
      ["segments.yaml", "list:", "rfm: { cut: fixed, orders: [2, 5], spent: [10, 20] }\nlist:"],
      "segments.yaml:1:1 cut: fixed needs recency_days, two numbers like [30, 90]",
    ],
    [
      "five scores with the limits of three",
      [
        "segments.yaml",
        "list:",
        "rfm: { cut: fixed, scores: 5, recency_days: [7, 14, 30, 60], orders: [2, 5], spent: [1, 2, 3, 4] }\nlist:",
      ],
      "segments.yaml:1:70 scores: 5 needs four numbers like [2, 3, 5, 10]",
    ],
    [
      "limits in disorder",
      [
        "segments.yaml",
        "list:",
        "rfm: { cut: fixed, recency_days: [30, 7], orders: [2, 5], spent: [1, 2] }\nlist:",
      ],
      "segments.yaml:1:34 each number must be larger than the one before it",
    ],
    [
      "scores that there are not",
      ["segments.yaml", "list:", "rfm: { scores: 4 }\nlist:"],
      "segments.yaml:1:16 write 3 (27 cells) or 5 (125 cells)",
    ],
    [
      "hysteresis of limits that do not move",
      [
        "segments.yaml",
        "list:",
        "rfm: { cut: fixed, hysteresis: 2, recency_days: [7, 30], orders: [2, 5], spent: [1, 2] }\nlist:",
      ],
      "segments.yaml:1:32 hysteresis is used only with cut: value: fixed limits do not move",
    ],
    [
      "tiers with a gap",
      ["offers.yaml", "from: 3000", "from: 3500"],
      "offers.yaml:3:25 spends from 3000 to 3500 have no tier: write from: 3000",
    ],
    [
      "tiers that overlap",
      ["offers.yaml", "from: 50000", "from: 40000"],
      "offers.yaml:4:22 spends from 40000 to 50000 are in both raised and top: write from: 50000",
    ],
    [
      "tiers that do not begin at 0",
      ["offers.yaml", "id: standard,", "id: standard, from: 10,"],
      "offers.yaml:2:27 spends below 10 have no tier: write from: 0 in the first tier",
    ],
    [
      "a last tier that ends",
      ["offers.yaml", "from: 50000", "from: 50000, below: 90000"],
      "offers.yaml:4:36 spends from 90000 on have no tier: remove below from the last tier",
    ],
    [
      "a tier without end",
      ["offers.yaml", "from: 3000, below: 50000", "from: 3000"],
      "offers.yaml:3:5 tier raised has no end: write below: 50000",
    ],
    [
      "a discount for no tier",
      ["offers.yaml", "standard: 5,", "standart: 5, standard: 5,"],
      "offers.yaml:9:25 there is no tier standart: did you mean standard?",
    ],
    [
      "a tier without discount",
      ["offers.yaml", "standard: 5, ", ""],
      "offers.yaml:9:5 no discount for tier standard: write it, or standard: 0 if it gets none",
    ],
    [
      "a discount through the floor",
      ["offers.yaml", "top: 15", "top: 45"],
      "offers.yaml:9:55 price_floor_percent 60 leaves at most 40 percent: write 40 or less",
    ],
    [
      "a percentage with its sign",
      ["offers.yaml", "top: 15", "top: 15%"],
      'offers.yaml:9:55 expected a number, not "15%": write 15',
    ],
    [
      "a floor above the price",
      ["offers.yaml", "price_floor_percent: 60", "price_floor_percent: 160"],
      "offers.yaml:5:22 at most 100 percent",
    ],
    ["more than 100 percent", ["offers.yaml", "top: 15", "top: 150"], "offers.yaml:9:55 at most 100 percent"],
    [
      "an unknown variant",
      ["offers.yaml", "valid_for: 7d", "valid_for: 7d\n    variants: [last_categry]"],
      'offers.yaml:11:16 expected last_category, best_category, last_shop or universal, not "last_categry": did you mean last_category?',
    ],
    [
      "a limit without its variant",
      ["offers.yaml", "valid_for: 7d", "valid_for: 7d\n    shops: [North]"],
      "offers.yaml:11:5 has no effect: the offer has no variant last_shop",
    ],
    [
      "a delay that is none",
      ["chains/welcome.yaml", "wait: 1h", "wait: 1 hour"],
      "chains/welcome.yaml:5:11 not a duration: write 1h",
    ],
    [
      "a delay in words",
      ["chains/welcome.yaml", "wait: 1h", "wait: soon"],
      "chains/welcome.yaml:5:11 not a duration: write a whole number and m, h, d or w, like 30m, 24h, 3d, 2w",
    ],
    [
      "a delay without a unit",
      ["chains/welcome.yaml", "wait: 1h", "wait: 24"],
      "chains/welcome.yaml:5:11 24 of what? Write 24d for days, or 24m, 24h or 24w",
    ],
    [
      "a validity without a unit",
      ["offers.yaml", "valid_for: 14d", "valid_for: 14"],
      "offers.yaml:16:16 14 of what? Write 14d for days, or 14m, 14h or 14w",
    ],
    [
      "a re-entry without a unit",
      ["chains/welcome.yaml", "exit:", "reenter: 30\nexit:"],
      "chains/welcome.yaml:3:10 30 of what? Write 30d for days, or 30m, 30h or 30w",
    ],
    [
      "an hour without minutes",
      ["chains/welcome.yaml", 'wait_until: "10:00"', "wait_until: 9"],
      'chains/welcome.yaml:8:17 not a time of day: write "09:00"',
    ],
    [
      "a time of the afternoon",
      ["chains/welcome.yaml", 'wait_until: "10:00"', "wait_until: 9:30 pm"],
      'chains/welcome.yaml:8:17 not a time of day: write "21:30"',
    ],
    [
      "a number with a comma",
      ["offers.yaml", "valid_for: 7d", "valid_for: 7d\n    min_order: 1,500"],
      'offers.yaml:11:16 expected a number, not "1,500": write 1500',
    ],
    [
      "yes for true",
      ["store.yaml", "currency: RUB", "currency: RUB\nannounce_chains: yes"],
      'store.yaml:4:18 expected true or false, not "yes": write true',
    ],
    [
      "a condition that begins with !",
      ["chains/welcome.yaml", "exit: ordered_since_entry", "exit: !has_email"],
      'chains/welcome.yaml:3:7 not YAML: to YAML ! is a tag; put the whole value in quotes: exit: "!has_email"',
    ],
    [
      "a condition that begins with ! and a space",
      ["chains/welcome.yaml", "exit: ordered_since_entry", "exit: ! has_email"],
      'chains/welcome.yaml:3:9 to YAML the ! before this is a tag, which is lost; put the whole value in quotes: "!has_email"',
    ],
    [
      "a condition that begins with a quote",
      ["chains/welcome.yaml", "exit: ordered_since_entry", 'exit: "top" == tier'],
      'chains/welcome.yaml:3:13 not YAML: to YAML " is the beginning of a text in quotes; put the whole value in quotes: exit: \'"top" == tier\'',
    ],
    [
      "a condition that begins with *",
      ["chains/welcome.yaml", "exit: ordered_since_entry", "exit: *x"],
      'chains/welcome.yaml:3:7 not YAML: to YAML * is an alias; put the whole value in quotes: exit: "*x"',
    ],
    [
      "a text without quotes",
      ["offers.yaml", "orders == 0", "tier == top"],
      'offers.yaml:13:19 unknown field top: a text goes in quotes, write "top"',
    ],
    [
      "a number with its unit in a condition",
      ["segments.yaml", "orders > 7", "days_since_last_order > 30 days"],
      "segments.yaml:4:38 Unexpected character: 's' (a number stands alone: write 30)",
    ],
    [
      "a segment's condition on the segment",
      ["segments.yaml", "orders > 7", 'orders > 7 && segment != "others"'],
      "segments.yaml:4:25 the condition of a segment cannot ask for segment, which it decides itself: write that segment's condition here instead",
    ],
    [
      "a step of no kind",
      ["chains/welcome.yaml", "wait: 1h", "wiat: 1h"],
      "chains/welcome.yaml:5:5 needs wait, wait_until, wait_for, send, silence or emit, not wiat: did you mean wait?",
    ],
    [
      "an unknown key in a step",
      ["chains/welcome.yaml", "offer: hello", "ofer: hello"],
      "chains/welcome.yaml:7:5 unknown key ofer: did you mean offer?",
    ],
    [
      "a topic in a shop that has none",
      ["chains/welcome.yaml", "exit:", "topic: sale\nexit:"],
      "chains/welcome.yaml:3:8 there is no topic sale: there is none yet",
    ],
    [
      "a template that is not there",
      ["chains/welcome.yaml", "send: hello\n    when", "send: helo\n    when"],
      "chains/welcome.yaml:9:11 there is no template helo: did you mean hello?",
    ],
    [
      "an offer that is not there",
      ["chains/welcome.yaml", "offer: hello", "offer: thank"],
      "chains/welcome.yaml:7:12 there is no offer thank: did you mean thanks?",
    ],
    [
      "a segment that is not there",
      ["chains/welcome.yaml", "event: subscribed", "segment: loyl"],
      "chains/welcome.yaml:2:19 there is no segment loyl: did you mean loyal?",
    ],
    [
      "an event that does not exist",
      ["chains/welcome.yaml", "subscribed", "subscribe"],
      "chains/welcome.yaml:2:17 there is no event subscribe: did you mean subscribed?",
    ],
    [
      "a wait at the end",
      ["chains/welcome.yaml", "    when: days_since_last_visit < 3\n", "  - wait: 3d\n"],
      "chains/welcome.yaml:10:5 waits for nothing: write a step after it, or remove it",
    ],
    [
      "waits of more than a year",
      ["chains/welcome.yaml", "wait: 1h", "wait: 400d"],
      "chains/welcome.yaml:5:3 the waits add up to more than 330d: split the chain in two",
    ],
    [
      "a chain without mails",
      ["chains/welcome.yaml", /- wait: 1h[\s\S]*/, "- silence: true\n"],
      "chains/welcome.yaml:5:3 the chain sends nothing: write a step send: TEMPLATE",
    ],
    [
      "a raise of nothing",
      ["chains/welcome.yaml", "offer: hello", "raise: 5"],
      "chains/welcome.yaml:7:5 raise needs an offer to raise: write offer: ID",
    ],
    [
      "a tag that is not closed",
      ["templates/hello/en.mjml", "</mj-text>", ""],
      "templates/hello/en.mjml:9:9 <mj-text> is not closed before </mj-column>: write </mj-text>",
    ],
    [
      "a tag that does not exist",
      ["templates/hello/en.mjml", /<mj-text>(.*code.*)<\/mj-text>/, "<mj-txt>$1</mj-txt>"],
      "templates/hello/en.mjml:9: there is no <mj-txt> in MJML: did you mean <mj-text>?",
    ],
    [
      "an attribute that does not exist",
      ["templates/hello/en.mjml", "<mj-text>", '<mj-text colour="red">'],
      "templates/hello/en.mjml:9: <mj-text>: Attribute colour is illegal",
    ],
    [
      "a condition that MJML would lose",
      ["templates/hello/en.mjml", /<mj-raw>(\{% if offer %\})<\/mj-raw>/, "$1"],
      "templates/hello/en.mjml:7: text straight inside <mj-column> would be lost: put {% if offer %} into <mj-raw> or <mj-text>",
    ],
    [
      "no subject",
      ["templates/hello/en.mjml", /<mj-title>.*<\/mj-title>/, ""],
      "templates/hello/en.mjml:1: no subject: write <mj-title> in <mj-head>, it is the mail's subject",
    ],
    [
      "an unknown variable",
      ["templates/hello/en.mjml", "{{ offer.code }}", "{{ offer.cod }}"],
      "templates/hello/en.mjml:9:52 unknown variable offer.cod: did you mean offer.code?",
    ],
    [
      "an unknown variable in an if",
      ["templates/hello/en.mjml", "{% if offer %}", "{% if ofer %}"],
      "templates/hello/en.mjml:8:23 unknown variable ofer: did you mean offer?",
    ],
    [
      "an unknown variable of a loop",
      ["templates/hello/en.mjml", "item.name", "item.nam"],
      "templates/hello/en.mjml:12:42 unknown variable item.nam: docs/config.md lists the variables",
    ],
    [
      "an unknown filter",
      ["templates/hello/en.mjml", "| money", "| monney"],
      "templates/hello/en.mjml:12: Liquid: undefined filter: monney: did you mean money? (for a customer of whom everything is known)",
    ],
    [
      "a variable cut short",
      ["templates/hello/en.mjml", "{{ links.unsubscribe }}", "{{ links.unsub }}"],
      "templates/hello/en.mjml:14:30 unknown variable links.unsub: did you mean links.unsubscribe?",
    ],
    [
      "a Liquid tag that does not exist, without the echo of what would close it",
      ["templates/hello/en.mjml", "{% for item", "{% fro item"],
      'templates/hello/en.mjml:12:11 Liquid: tag "fro" not found: did you mean for?',
    ],
    [
      "a Liquid tag that is not closed",
      ["templates/hello/en.mjml", "{% endfor %}", ""],
      "templates/hello/en.mjml:12:11 Liquid: tag {% for item in cart.items %} not closed",
    ],
    [
      "a name that not everybody has",
      [
        "templates/hello/en.mjml",
        "{% if customer.name %}, {{ customer.name }}{% endif %}",
        "{{ customer.name }}",
      ],
      "templates/hello/en.mjml:3:23 customer.name is not known for a customer without name, cart, purchases and offer: put it in {% if customer.name %} … {% endif %} or give it a default",
    ],
    [
      "no unsubscribe link",
      ["templates/hello/en.mjml", "{{ links.unsubscribe }}", "{{ links.shop }}"],
      'templates/hello/en.mjml:1: no unsubscribe link: write <a href="{{ links.unsubscribe }}"> at the foot (for a customer of whom everything is known)',
    ],
    [
      "an unsubscribe link that only some get",
      [
        "templates/hello/en.mjml",
        '<a href="{{ links.unsubscribe }}">',
        '<a href="{% if offer %}{{ links.unsubscribe }}{% endif %}">',
      ],
      'templates/hello/en.mjml:1: no unsubscribe link: write <a href="{{ links.unsubscribe }}"> at the foot (for a customer without name, cart, purchases and offer)',
    ],
    [
      "no postal address",
      ["templates/hello/en.mjml", "{{ store.postal_address }}", ""],
      "templates/hello/en.mjml:1: no postal address: write {{ store.postal_address }} at the foot (for a customer of whom everything is known)",
    ],
  ];

  it.each(CASES)("%s is named once, with its place and what to write", async (_, edit, expected) => {
    expect(await problems(edited(edit))).toEqual([expected]);
  });
});

describe("many mistakes", () => {
  it("come out at once, by file and line, also behind each other", async () => {
    const files = edited(
      ["store.yaml", "currency: RUB", "curency: RUB"],
      ["segments.yaml", "orders > 7", "oders > 7"],
      ["offers.yaml", "from: 3000", "from: 3500"],
      ["offers.yaml", "valid_for: 7d", "valid_for: a week"],
      ["offers.yaml", "orders == 0", "orders = 0"],
      ["chains/welcome.yaml", "wait: 1h", "wiat: 1h"],
      ["chains/welcome.yaml", "offer: hello", "offer: helo"],
      ["chains/welcome.yaml", "ordered_since_entry", "orderd_since_entry"],
      ["templates/hello/ru.mjml", "offer.code", "offer.kode"],
      ["templates/hello/ru.mjml", "{{ item.name }}", "{{ basket.name }}"],
    );
    expect((await problems(files)).map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
      "chains/welcome.yaml:3:7 unknown field orderd_since_entry:",
      "chains/welcome.yaml:5:5 needs wait, wait_until,",
      "chains/welcome.yaml:7:12 there is no",
      "offers.yaml:3:25 spends from 3000",
      "offers.yaml:10:16 not a duration:",
      "offers.yaml:13:18 Unexpected character: =",
      "segments.yaml:4:11 unknown field oders:",
      "store.yaml:1:1 currency is missing:",
      "store.yaml:3:1 unknown key curency:",
      "templates/hello/ru.mjml:9:52 unknown variable offer.kode:",
      "templates/hello/ru.mjml:12:42 unknown variable basket.name:",
    ]);
  });

  it("say which files are missing, misnamed or belong to nothing", async () => {
    const { "segments.yaml": segments = "", "templates/hello/ru.mjml": ru = "", ...rest } = SMALL_CONFIG;
    const files = {
      ...rest,
      "segmets.yaml": segments,
      "templates/hello/de.mjml": ru,
      "chains/Win Back.yaml": "",
      "chains/old.yml": "",
      "notes/ideas.yaml": "",
      "winback.yaml": "",
    };
    expect(await problems(files)).toEqual([
      "chains/old.yml:1: rename it to chains/old.yaml",
      "chains/Win Back.yaml:1: Win Back cannot be an id: use small Latin letters, digits, - and _, at most 32, a letter first",
      "notes/ideas.yaml:1: belongs to nothing: a config has store.yaml, segments.yaml, offers.yaml, care.yaml, loyalty.yaml, chains/ID.yaml, campaigns/ID.yaml, forms/NAME.yaml, templates/NAME/LANGUAGE.mjml, layouts/NAME.mjml and partials/NAME.mjml",
      "segments.yaml:1: missing: every config needs it",
      "segmets.yaml:1: belongs to nothing: did you mean segments.yaml?",
      "templates/hello/de.mjml:1: de is not a language of the shop: remove the file, or add de to languages in store.yaml",
      "templates/hello/ru.mjml:1: missing: the shop speaks ru, write this template in it",
      "winback.yaml:1: belongs to nothing: a config has store.yaml, segments.yaml, offers.yaml, care.yaml, loyalty.yaml, chains/ID.yaml, campaigns/ID.yaml, forms/NAME.yaml, templates/NAME/LANGUAGE.mjml, layouts/NAME.mjml and partials/NAME.mjml",
    ]);
  });

  it("say of an empty or foreign file only that, and nothing of what refers to it", async () => {
    const empty = { ...SMALL_CONFIG, "offers.yaml": "# later\n" };
    expect(await problems(empty)).toEqual(["offers.yaml:1:1 the file is empty: write keys with values"]);
    const utf16 = Buffer.from(`\uFEFF${SMALL_CONFIG["offers.yaml"]}`, "utf16le").toString("utf8");
    expect(await problems({ ...SMALL_CONFIG, "offers.yaml": utf16 })).toEqual([
      "offers.yaml:1: not UTF-8: save it in UTF-8",
    ]);
  });

  it("do not keep an empty or senseless file from being read", async () => {
    expect(await problems({ ...SMALL_CONFIG, "store.yaml": "" })).toContain(
      "store.yaml:1:1 the file is empty: write keys with values",
    );
    expect(await problems({ ...SMALL_CONFIG, "store.yaml": "- 1\n" })).toContain(
      "store.yaml:1:1 expected keys with values, not a list",
    );
    expect(await problems({ ...SMALL_CONFIG, "templates/hello/en.mjml": "" })).toContain(
      "templates/hello/en.mjml:1:1 not MJML: it must begin with <mjml>",
    );
  });
});

describe("whatever is written", () => {
  it("gives a bundle or problems with a place and a reason, and never fails", async () => {
    const junk = fc.oneof(
      fc.string({ maxLength: 10 }),
      fc.constantFrom(
        "{{",
        "%}",
        "&a ",
        "*a",
        "!!js ",
        "<mj-",
        "</",
        "null",
        "[",
        "- ",
        ": ",
        "\n",
        "\t",
        "? ",
        "{}",
      ),
    );
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(SMALL_CONFIG)),
        place,
        fc.nat(30),
        junk,
        async (file, where, cut, text) => {
          const before = SMALL_CONFIG[file] ?? "";
          const at = Math.floor(where * before.length);
          const broken = `${before.slice(0, at)}${text}${before.slice(at + cut)}`;
          const loaded = await checkFiles({ ...SMALL_CONFIG, [file]: broken });
          if (loaded.ok) return;
          expect(loaded.problems.length).toBeGreaterThan(0);
          for (const { line, message } of loaded.problems) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(message).not.toMatch(/^$|\[object|NaN/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
