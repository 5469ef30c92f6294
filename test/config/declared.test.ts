import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const STORE = `${SMALL_CONFIG["store.yaml"]}attributes:
  birthday: { type: date }
  grind: { type: choice, choices: [beans, espresso] }
  size: { type: number }
  likes: { type: list }
  vegan: { type: yes_no }
events:
  back_in_stock: { properties: { product: text, price: number } }
`;
const chain = (enter: string, more = "") => `name: A chain
enter: ${enter}
${more}steps:
  - send: hello
`;
const greeting = (text: string) =>
  SMALL_CONFIG["templates/hello/en.mjml"]?.replace("{% for item", `${text} {% for item`) ?? "";

async function problems(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const loaded = await checkFiles({ ...SMALL_CONFIG, "store.yaml": STORE, ...files });
  const found = loaded.ok ? loaded.warnings : loaded.problems;
  return found.map(({ file, line, message }) => `${file}:${line} ${message}`);
}
const segment = (when: string) => ({
  "segments.yaml": `list:\n  - id: some\n    name: { ru: x, en: x }\n    when: '${when}'\notherwise: { id: others, name: Others }\n`,
});

describe("conditions about attributes", () => {
  it.each([
    'attributes.grind == "beans"',
    "attributes.size > 38 && attributes.vegan",
    '"tea" in attributes.likes || size(attributes.likes) > 2',
    "attributes.birthday >= 6570",
    'attributes.grind in ["beans", "espresso"]',
  ])("may ask %s", async (when) => {
    expect(await problems(segment(when))).toEqual([]);
  });

  it.each([
    ['attributes.grid == "beans"', "unknown attribute grid: did you mean attributes.grind?"],
    [
      "attributes.colour_of_eyes > 1",
      "unknown attribute colour_of_eyes: declare it in store.yaml under attributes",
    ],
    ['grind == "beans"', "unknown field grind: did you mean attributes.grind?"],
    [
      "event.price < 5",
      "there is no event here: event.NAME is known in enter.when of a chain that enters by an event of store.yaml",
    ],
    ['attributes["grind"] == "x"', "attributes alone is no value: write attributes.NAME"],
    [
      'attributes.grind == "turkish"',
      "there is no choice of grind turkish, so nobody has it: there are beans, espresso",
    ],
  ])("are told what is wrong with %s", async (when, message) => {
    expect(await problems(segment(when))).toEqual([`segments.yaml:4 ${message}`]);
  });

  it("are warned of what can never hold", async () => {
    const [warning] = await problems(segment("attributes.size > 5 && attributes.size < 3"));
    expect(warning).toContain(
      "can never hold, so nobody comes to segment some: there is no value of attributes.size",
    );
  });

  it("say nothing of attributes where store.yaml cannot be read", async () => {
    const found = await problems({ "store.yaml": "name: [", ...segment("attributes.size > 5") });
    expect(found.every((one) => one.startsWith("store.yaml"))).toBe(true);
  });
});

describe("chains by an event or a date", () => {
  it.each([
    ["{ event: back_in_stock, when: event.price < 1000 }"],
    ["{ date: birthday, before: 7d }"],
    ["{ date: birthday, after: 1w, when: orders > 0 }"],
    ["{ date: birthday, once: true }"],
  ])("may enter by %s", async (enter) => {
    expect(await problems({ "chains/own.yaml": chain(enter) })).toEqual([]);
  });

  it.each([
    ["{ event: back_in_stok }", "there is no event back_in_stok: did you mean back_in_stock?"],
    ["{ event: back_in_stock, when: event.prise < 1 }", "unknown property prise: did you mean event.price?"],
    ["{ event: subscribed, when: event.price < 1 }", "there is no event here"],
    ["{ date: birthda }", "there is no attribute of type date birthda: did you mean birthday?"],
    ["{ date: size }", "size is of type number: a chain enters by one of type date"],
    ["{ date: birthday, before: 12h }", "write whole days or weeks, less than a year, like 7d"],
    ["{ date: birthday, before: 1d, after: 1d }", "before and after exclude each other: remove one"],
  ])("are told what is wrong with %s", async (enter, message) => {
    const found = await problems({ "chains/own.yaml": chain(enter) });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`chains/own.yaml:2 ${message}`);
  });

  it("enter again each year, and may not be told never to", async () => {
    const own = chain("{ date: birthday }");
    const loaded = await checkFiles({ ...SMALL_CONFIG, "store.yaml": STORE, "chains/own.yaml": own });
    expect(loaded).toMatchObject({
      ok: true,
      bundle: { chains: { own: { reenter: "300d" }, welcome: { reenter: "never" } } },
    });
    const never = chain("{ date: birthday }", "reenter: never\n");
    expect((await problems({ "chains/own.yaml": never }))[0]).toContain(
      "never, but the date comes each year",
    );
    expect(
      await problems({ "chains/own.yaml": chain("{ date: birthday, once: true }", "reenter: never\n") }),
    ).toEqual([]);
  });

  it("cannot be named as what comes by another name already", async () => {
    const named = (event: string) => ({ "store.yaml": STORE.replace("back_in_stock", event) });
    expect((await problems(named("visited")))[0]).toContain("visited is an event that chains know already");
    expect((await problems(named("order_completed")))[0]).toContain("means order-completed to Comeback");
  });
});

describe("templates about attributes and events", () => {
  const own = { "chains/welcome.yaml": chain("{ event: back_in_stock }") };

  it("may show what is known, guarded", async () => {
    const text = `{% if event.product %}{{ event.product }}{% endif %} {{ customer.attributes.grind | default: "-" }}`;
    expect(await problems({ ...own, "templates/hello/en.mjml": greeting(text) })).toEqual([]);
  });

  it.each([
    ["{{ event.product }}", "event.product is not known for"],
    ["{{ customer.attributes.grind }}", "customer.attributes.grind is not known for"],
    ["{% if event.produkt %}x{% endif %}", "unknown variable event.produkt: did you mean event.product?"],
    [
      "{% if customer.attributes.grid %}x{% endif %}",
      "unknown variable customer.attributes.grid: did you mean customer.attributes.grind?",
    ],
  ])("are told what is wrong with %s", async (text, message) => {
    const [first] = await problems({ ...own, "templates/hello/en.mjml": greeting(text) });
    expect(first).toContain(message);
  });

  it("know no event where no chain by one sends them, and must do without where another chain does too", async () => {
    const text = { "templates/hello/en.mjml": greeting("{% if event.product %}x{% endif %}") };
    expect((await problems(text))[0]).toContain("unknown variable event.product");
    const both = { "chains/own.yaml": chain("{ event: back_in_stock }") };
    expect(await problems({ ...both, ...text })).toEqual([]);
  });
});
