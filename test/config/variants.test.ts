import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const CHAIN = "chains/welcome.yaml";
const TWO = `
    variants:
      plain: {}
      question: { subject: { en: "Tea, {{ customer.name | default: \\"you\\" }}?", ru: "Чай?" } }`;

/** What is said of the small config with so many lines under its first mail. */
async function saidOf(lines: string, files: Readonly<Record<string, string>> = {}) {
  const chain = `name: Welcome\nenter: { event: subscribed }\nsteps:\n  - send: hello${lines}\n`;
  const loaded = await checkFiles({ ...SMALL_CONFIG, ...files, [CHAIN]: chain });
  const said = loaded.ok ? loaded.warnings : loaded.problems;
  return said.map(({ file, line, message }) => `${loaded.ok ? "warns " : ""}${file}:${line} ${message}`);
}

const STORE = SMALL_CONFIG["store.yaml"] ?? "";
const withMargin = { "store.yaml": `${STORE}margin_percent: 40\n` };
const variants = (...lines: readonly string[]) =>
  `\n    variants:\n${lines.map((line) => `      ${line}`).join("\n")}`;
const winner = (text: string) => `\n    winner: ${text}`;

describe("variants of a mail", () => {
  it("may differ in the subject, the template, the offer or the discount, and be decided on", async () => {
    expect(await saidOf(TWO)).toEqual([]);
    const all = variants("a: { share: 20, offer: hello }", "b: { share: 80, offer: hello, raise: 2 }");
    expect(await saidOf(`${all}${winner("{ by: margin, within: 2w, least: 500 }")}`, withMargin)).toEqual([]);
    expect(await saidOf(`${TWO}${winner("{ by: orders, within: 2w }")}`)).toEqual([]);
  });

  it.each([
    ["one alone", variants("a: { subject: Tea }"), "5 one variant is no test: write at least two"],
    [
      "the same mail twice",
      variants("a: {}", "b: { subject: Tea }", "c: { send: hello }"),
      "8 is the same mail as a: give it another subject, send, offer or raise",
    ],
    [
      "shares that are no whole",
      variants("a: { share: 50 }", "b: { share: 45, subject: Tea }"),
      "5 the shares add up to 95: they are percent of 100",
    ],
    [
      "a share here and none there",
      variants("a: { share: 50 }", "b: { subject: Tea }"),
      "7 has no share, others have: write one in every variant or in none",
    ],
    [
      "a template that is not there",
      variants("a: {}", "b: { send: helo }"),
      "7 there is no template helo: did you mean hello?",
    ],
    [
      "an offer that is not there",
      variants("a: {}", "b: { offer: thank }"),
      "7 there is no offer thank: did you mean thanks?",
    ],
    [
      "a raise of nothing",
      variants("a: {}", "b: { raise: 5 }"),
      "7 raise needs an offer to raise: write offer: ID",
    ],
    [
      "a subject in one language",
      variants("a: {}", "b: { subject: { en: Tea } }"),
      '7 not written in ru: add ru: "…"',
    ],
    [
      "a subject with a name that nobody has",
      variants("a: {}", 'b: { subject: "{{ customer.nam }}" }'),
      "7 unknown variable customer.nam: did you mean customer.name?",
    ],
    [
      "a subject with a name that not everybody has",
      variants("a: {}", 'b: { subject: "{{ customer.name }}" }'),
      "7 customer.name is not known for a customer without name, cart, purchases and offer: put it in {% if customer.name %} … {% endif %} or give it a default",
    ],
    [
      "a subject with an unknown filter",
      variants("a: {}", 'b: { subject: "{{ store.name | shout }}" }'),
      "7 Liquid: undefined filter: shout",
    ],
    [
      "a subject that may be empty",
      variants("a: {}", 'b: { subject: "{% if customer.name %}Anna{% endif %}" }'),
      "7 the subject is empty (for a customer without name, cart, purchases and offer)",
    ],
    [
      "a winner of nothing",
      winner("{ by: orders, within: 7d }"),
      "5 there is nothing to choose the winner from: write variants, or remove it",
    ],
    ["opens", `${TWO}${winner("{ by: opens, within: 7d }")}`, '8 expected orders or margin, not "opens"'],
    [
      "hours",
      `${TWO}${winner("{ by: orders, within: 36h }")}`,
      "8 write whole days or weeks, at most 60d, like 7d",
    ],
    [
      "a margin that nobody knows",
      `${TWO}${winner("{ by: margin, within: 7d }")}`,
      "8 a margin is reckoned from margin_percent: write it in store.yaml, or decide by orders",
    ],
  ])("are refused with %s", async (_, lines, message) => {
    expect(await saidOf(lines)).toEqual([`${CHAIN}:${message}`]);
  });

  it("are refused where a chain tests one template twice", async () => {
    const again = `${TWO}\n  - wait: 1d\n  - send: hello${TWO}`;
    expect(await saidOf(again)).toEqual([
      `${CHAIN}:10 another step of the chain has variants of hello too, and a test goes by its template: give one of the two a template of its own`,
    ]);
  });

  it.each([
    [
      "a variant that hardly anybody gets",
      variants("a: { share: 98 }", "b: { share: 2, subject: Tea }"),
      "7 gets 2 percent of the people: with less than 5 it takes years until anything can be said of it",
    ],
    [
      "orders that a discount buys",
      `${variants("a: {}", "b: { offer: hello }")}${winner("{ by: orders, within: 14d }")}`,
      "8 the variants give different discounts, and a higher one brings more orders at a price that orders do not show: write by: margin",
    ],
    [
      "a window that closes before the offer does",
      `${variants("a: { offer: hello }", "b: { offer: hello, subject: Tea }")}${winner("{ by: orders, within: 3d }")}`,
      "8 is over before the offer is, which holds for 14 days: orders after 3 days do not count",
    ],
    [
      "a discount that the floor cuts",
      variants("a: { offer: hello }", "b: { offer: hello, raise: 40 }"),
      "7 is cut: 10 percent for tier standard raised by 40 is more than the 40 that price_floor_percent 60 leaves; write 30 or less",
    ],
  ])("are warned of with %s", async (_, lines, message) => {
    expect(await saidOf(lines)).toEqual([`warns ${CHAIN}:${message}`]);
  });

  it("have their templates tried with the offers that only a variant puts into them", async () => {
    // It shows a code, which the offer thanks has none of.
    const said = await saidOf(variants("a: {}", "b: { offer: thanks }"));
    expect(said[0]).toMatch(/^templates\/hello\/en\.mjml:9 offer\.code is not known/);
  });
});
