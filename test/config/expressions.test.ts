import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { FIELDS, fieldsOf } from "../../src/domain/conditions/fields.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import type { Value } from "../../src/ports/conditions.ts";
import { customerWith, TIERS } from "../support/config.ts";

const expressions = makeExpressions();

function holds(source: string, profile: Partial<Profile> = {}): boolean {
  const compiled = expressions.compile(source);
  if (!compiled.ok) throw new Error(compiled.problem);
  const context = { now: 0, today: 0, timeZone: "UTC", currency: "RUB", tiers: TIERS };
  return compiled.condition(fieldsOf(customerWith(profile), context));
}

function problem(source: string): string {
  const compiled = expressions.compile(source);
  return compiled.ok ? "compiles" : `${compiled.at ?? "-"}: ${compiled.problem}`;
}

describe("a condition", () => {
  it("compares and calculates with whole numbers as marketers write them", () => {
    const seven = { orders: 7, spent: 250_50 };
    for (const source of [
      "orders == 7",
      "7 == orders",
      "orders != 8",
      "orders >= 7 && orders <= 7.0",
      "orders in [1, 7]",
      "orders in [1.0, 7.0]",
      "!(orders in [1, 2])",
      "spent / 2 > 125",
      "2 * orders - 4 == 10",
      "orders % 2 == 1",
      "-orders < 0",
      "(spent + 1) / orders > 35.9",
    ]) {
      expect(holds(source, seven), source).toBe(true);
    }
  });

  it("takes the boundaries of the mission's segments as written", () => {
    const source = "orders > 7 && days_since_last_order >= 10 && days_since_last_order <= 30";
    const at = (orders: number, days: number) => holds(source, { orders, lastOrderAt: -days * 86_400_000 });
    expect([at(8, 10), at(8, 30), at(7, 10), at(8, 9), at(8, 31)]).toEqual([true, true, false, false, false]);
  });

  it("looks into texts", () => {
    const profile = { lastCategory: "Coffee beans" };
    expect(holds('last_category.startsWith("Coffee")', profile)).toBe(true);
    expect(holds('last_category.lowerAscii().contains("bean")', profile)).toBe(true);
    expect(holds('last_category in ["Tea", "Coffee beans"]', profile)).toBe(true);
    expect(holds("size(last_category) == 0")).toBe(true);
  });

  it("sees never as longer than any time", () => {
    expect(holds("days_since_last_order > 100000")).toBe(true);
    expect(holds("days_since_last_order <= 30")).toBe(false);
    expect(holds("days_since_last_order > 2 * mean_gap_days")).toBe(false);
  });

  it("does not hold when a probability is not known yet", () => {
    expect(holds("no_purchase_probability >= 0.0")).toBe(false);
    expect(holds("no_purchase_probability < 0.5")).toBe(false);
  });

  it("is false where it cannot be evaluated", () => {
    expect(holds("1 / 0 > 0")).toBe(false);
    expect(holds('int(last_category) > 3 || "1" == "2"', { lastCategory: "Tea" })).toBe(false);
  });

  it.each([
    ["oders > 7", "0: unknown field oders: did you mean orders?"],
    [
      "orders > 1 && spnt > 2 || lst_shop == ''",
      "14: unknown field spnt: did you mean spent?; unknown field lst_shop: did you mean last_shop?",
    ],
    ["horoscope == 1", "0: unknown field horoscope: docs/config.md lists the fields"],
    ["orders", "-: gives a number, but a condition must be true or false"],
    ["orders = 7", "7: Unexpected character: = (to compare, write ==)"],
    ["has_email and subscribed", /write && for and/],
    ["orders >", "8: Unexpected token: the end of the condition"],
    ['orders > "7"', /^0: cannot be calculated: number > text/],
    ["", "-: the condition is empty"],
    ['last_category.matches("(a+)+$")', /unknown function matches: a condition can call size,/],
    ["[1, 2].exists(x, x > 1)", /unknown function exists/],
  ])("that is wrong says what to write: %s", (source, expected) => {
    expect(problem(source)).toEqual(
      typeof expected === "string" ? expected : expect.stringMatching(expected),
    );
  });

  it("is refused when it is too long", () => {
    expect(problem(`orders > 1${" || orders > 1".repeat(300)}`)).toMatch(/longer than 2000 characters/);
  });

  it("never throws, whatever is written and whatever the customer", () => {
    const atom = fc.constantFrom(...FIELDS.map(({ name }) => name), "1", "0.5", '"x"', "true", "size", "x");
    const glue = fc.constantFrom(
      "+",
      "/",
      "%",
      "==",
      "in",
      "&&",
      "||",
      "!",
      "(",
      ")",
      "?",
      ":",
      "[",
      "]",
      ".",
      ",",
    );
    const source = fc.array(fc.oneof(atom, glue), { maxLength: 12 }).map((parts) => parts.join(" "));
    const value = fc.oneof(fc.double(), fc.string(), fc.boolean());
    const fields = fc.array(value, { minLength: FIELDS.length, maxLength: FIELDS.length });
    fc.assert(
      fc.property(fc.oneof(source, fc.string()), fields, (text, values) => {
        const compiled = expressions.compile(text);
        if (!compiled.ok) return;
        const given: Record<string, Value> = {};
        FIELDS.forEach(({ name }, index) => {
          given[name] = values[index] ?? 0;
        });
        expect(typeof compiled.condition(given)).toBe("boolean");
      }),
      { numRuns: 2_000 },
    );
  });
});
