import { describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const DECLARED = `attributes:
  birthday: { type: date }
  grind: { type: choice, choices: [beans, espresso] }
  size: { type: number }
events:
  back_in_stock: { properties: { product: text, price: number } }
`;
const TEXT = `{% if event.product %}{{ event.product }}{% endif %} {{ customer.attributes.grind | default: "-" }}`;
const CONFIG = {
  ...SMALL_CONFIG,
  "store.yaml": `${SMALL_CONFIG["store.yaml"]}${DECLARED}`,
  "chains/welcome.yaml": `name: Stock
enter: { event: back_in_stock, when: 'event.price < 5 && attributes.size > 38 && attributes.grind == "beans"' }
steps:
  - send: hello
`,
  "chains/birthday.yaml": "name: Birthday\nenter: { date: birthday }\nsteps:\n  - send: greeting\n",
  "templates/greeting/en.mjml": SMALL_CONFIG["templates/hello/en.mjml"] ?? "",
  "templates/greeting/ru.mjml": SMALL_CONFIG["templates/hello/ru.mjml"] ?? "",
  "templates/hello/en.mjml":
    SMALL_CONFIG["templates/hello/en.mjml"]?.replace("{% for item", `${TEXT} {% for item`) ?? "",
};

/** What is said of the config with one text in a file written otherwise. */
async function problemsWith(file: keyof typeof CONFIG, from: string, to: string, more = {}) {
  const written = CONFIG[file] ?? "";
  expect(written).toContain(from);
  const loaded = await checkFiles({ ...CONFIG, [file]: written.replace(from, to), ...more });
  return (loaded.ok ? loaded.warnings : loaded.problems).map(({ file, message }) => `${file} ${message}`);
}

describe("one mistake is told of once", () => {
  it("and the config is right without it", async () => {
    expect(await problemsWith("store.yaml", "text", "text")).toEqual([]);
  });

  it.each([
    ["the type of an attribute", "type: date", "type: dat"],
    ["the type of a number", "type: number", "type: nummer"],
    ["a key of an attribute", "type: choice,", "type: choice, nam: Grind,"],
    ["a choice without choices", ", choices: [beans, espresso]", ""],
    ["the type of a property", "product: text", "product: txt"],
    ["the type of a property that is a number", "price: number", "price: nummer"],
    ["the key properties", "properties:", "propertys:"],
    ["attributes that are no map", DECLARED.slice(0, DECLARED.indexOf("events")), "attributes: grind\n"],
    ["events that are no map", DECLARED.slice(DECLARED.indexOf("events")), "events: back_in_stock\n"],
  ])("in %s", async (_, from, to) => {
    const found = await problemsWith("store.yaml", from, to);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^store\.yaml /);
  });

  it("in the syntax of store.yaml", async () => {
    const found = await problemsWith("store.yaml", "attributes:", "attributes: [");
    expect(found.filter((one) => !one.startsWith("store.yaml"))).toEqual([]);
  });

  it.each([
    ["event: back_in_stock", "event: back_in_stok", "did you mean back_in_stock?"],
    ["event: back_in_stock", "evnt: back_in_stock", "did you mean event?"],
  ])("in %s, written %s", async (from, to, message) => {
    const found = await problemsWith("chains/welcome.yaml", from, to);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^chains\/welcome\.yaml /);
    expect(found[0]).toContain(message);
  });

  it("and hides no other", async () => {
    const chain = CONFIG["chains/birthday.yaml"].replace(
      "birthday }",
      "birthday, when: attributes.sice > 1 }",
    );
    const found = await problemsWith("store.yaml", "type: date", "type: dat", {
      "chains/birthday.yaml": chain,
      "templates/hello/en.mjml": CONFIG["templates/hello/en.mjml"].replace(
        "if event.product",
        "if event.produkt",
      ),
    });
    expect(found).toEqual([
      expect.stringContaining("unknown attribute sice: did you mean attributes.size?"),
      expect.stringMatching(/^store\.yaml/),
      expect.stringContaining("unknown variable event.produkt: did you mean event.product?"),
      ...found.slice(3),
    ]);
  });
});

describe("a mistake in what decides the rest", () => {
  it.each([
    ["type: dat ", 'expected text, number, yes_no, date, list or choice, not "dat": did you mean date?'],
    ["type: 5 ", "expected text, number, yes_no, date, list or choice, not 5"],
    ["name: Day ", "type is missing: write text, number, yes_no, date, list or choice"],
  ])("in an attribute, %s, is told with the types that there are", async (to, message) => {
    expect(await problemsWith("store.yaml", "type: date ", to)).toEqual([`store.yaml ${message}`]);
  });

  it.each([
    ["{ event: subscribed, segment: loyal }", "event and segment"],
    ["{ segment: loyal, event: subscribed, when: orders > 1 }", "event and segment"],
    ["{ date: birthday, before: 7d, segment: loyal }", "segment and date"],
    ["{ event: subscribed, segment: loyal, date: birthday }", "event and segment and date"],
  ])("in what a chain enters by, %s, is told with the ways that there are", async (to, both) => {
    const found = await problemsWith("chains/birthday.yaml", "{ date: birthday }", to);
    expect(found).toContain(
      `chains/birthday.yaml ${both} exclude each other: write one of event, segment, date, replenishment, points or level`,
    );
    expect(found.filter((one) => one.includes("unknown key"))).toEqual([]);
  });

  it("in a step that is two at once is told with the steps that there are", async () => {
    const found = await problemsWith(
      "chains/birthday.yaml",
      "send: greeting",
      "send: greeting\n    wait: 1d",
    );
    expect(found).toContain(
      "chains/birthday.yaml wait and send exclude each other: write one of wait, wait_until, wait_for, send, silence or emit",
    );
  });
});

describe("one mistake in the example store is told of once", () => {
  it.each([
    ["offers.yaml", "kind: amount", "kind: ammount"],
    ["offers.yaml", "kind: free_delivery", "kind: free-delivery"],
    ["offers.yaml", "kind: gift", "kind: present"],
    ["offers.yaml", "amount: 40000, per: month", "amount: -5, per: month"],
    ["offers.yaml", "amount: 40000, per: month", "amount: 80000, per: fortnight"],
    ["offers.yaml", "tiers:", "reserve: expcted\ntiers:"],
    ["loyalty.yaml", "friend: { from: 10000", "friend: { from: 60000"],
    ["loyalty.yaml", "most_percent: 30", "most_percent: 130"],
    ["loyalty.yaml", "friend_offer: friend", "friend_offer: frend"],
    ["loyalty.yaml", "levels:", "leveles:"],
  ] as const)("%s: %s", async (file, from, to) => {
    const files = await filesOf("examples/store");
    expect(files[file]).toContain(from);
    const loaded = await checkFiles({ ...files, [file]: files[file]?.replace(from, to) ?? "" });
    const found = loaded.ok ? [] : loaded.problems;
    expect(found.filter((one) => one.file !== file)).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  it("and a template's own mistake beside it is told of as well", async () => {
    const files = await filesOf("examples/store");
    const offers = files["offers.yaml"]?.replace("kind: amount", "kind: ammount") ?? "";
    const path = "templates/win-back-1/en.mjml";
    const mail = files[path]?.replace("links.shop", "links.shp") ?? "";
    const loaded = await checkFiles({ ...files, "offers.yaml": offers, [path]: mail });
    expect(loaded.ok ? [] : loaded.problems.map(({ file }) => file)).toEqual(["offers.yaml", path]);
  });
});
