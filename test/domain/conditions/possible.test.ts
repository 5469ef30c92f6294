import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeReadableExpressions } from "../../../src/adapters/condition-reading.ts";
import {
  fieldDomains,
  OUTSIDE_OF_CHAINS,
  SO_OF_EVERYBODY,
} from "../../../src/domain/conditions/field-domains.ts";
import { FIELDS, fieldsOf } from "../../../src/domain/conditions/fields.ts";
import type { Formula } from "../../../src/domain/conditions/formula.ts";
import { type Claim, fails, holds, isPossible } from "../../../src/domain/conditions/possible.ts";
import type { Seen } from "../../../src/ports/conditions.ts";
import { customerWith, TIERS } from "../../support/config.ts";

const expressions = makeReadableExpressions();
const DOMAINS = fieldDomains(["standard", "raised", "top"]);

function compiled(source: string) {
  const result = expressions.compile(source);
  if (!result.ok) throw new Error(`${source}: ${result.problem}`);
  return result;
}

const formula = (source: string): Formula => expressions.read(source).formula;
const canBe = (...claims: readonly Claim[]) => isPossible([holds(SO_OF_EVERYBODY), ...claims], DOMAINS);
const canHold = (source: string) => canBe(holds(formula(source)));
const implies = (one: string, other: string) => !canBe(holds(formula(one)), fails(formula(other)));

describe("a condition can never hold", () => {
  it.each([
    "orders > 7 && orders < 3",
    "days_since_last_order > 30 && days_since_last_order < 10",
    "orders < 0",
    "orders > 7 && orders < 8",
    "orders == 7.5",
    "orders == 1 && orders == 2",
    "orders in [1, 2] && orders > 2",
    "7 < orders && 3 > orders",
    "spent > 100 && !(spent > 50)",
    "spent >= 100 && spent < 10 * 10",
    "(orders > 5 || spent > 100) && orders < 3 && spent < 50",
    'tier == "top" && tier == "raised"',
    'tier != "standard" && tier != "raised" && !(tier in ["top"])',
    'country == "LV" && !(country in ["LV", "EE"])',
    "has_email && !has_email",
    "has_email == false && has_email",
    "has_email != true && has_email",
    'consent == "yes"',
    "no_purchase_probability > 1",
    "orders == 0 && days_since_last_order < 30",
    "orders > 0 && days_since_first_order > 100000000000 && days_since_first_order < 5",
    "cart_items == 0 && cart_value > 10",
    'last_category.startsWith("A") && !last_category.startsWith("A")',
    "false",
    "1 > 2 || orders < 0",
    "orders > 3 ? orders < 2 : orders > 5",
  ])("%s", (source) => {
    expect(canHold(source)).toBe(false);
  });
});

describe("a condition may hold", () => {
  it.each([
    "orders > 7 && days_since_last_order >= 10 && days_since_last_order <= 30",
    "orders >= 7 && orders <= 7",
    "spent > 7 && spent < 8",
    "spent < 0",
    "days_since_last_order > 100000",
    "orders == 0 && days_since_last_order > 30",
    "!(no_purchase_probability > 0.5) && !(no_purchase_probability <= 0.5)",
    "no_purchase_probability != 0.5 && no_purchase_probability != 1",
    'segment == "old" && segment != "new"',
    "spent / orders > 100 && spent / orders < 10 + 0.0",
    "2 * orders < 3",
    "orders == 9007199254740993 && orders == 9007199254740992",
    "!(int(last_category) > 3) || int(last_category) > 3",
    'last_category.startsWith("A") && last_category.startsWith("B")',
    "true",
  ])("%s", (source) => {
    expect(canHold(source)).toBe(true);
  });
});

describe("a condition holds whenever another does", () => {
  it("by narrower numbers, by more that is asked, by fewer names, and by being the same text", () => {
    expect(implies("orders > 7", "orders > 3")).toBe(true);
    expect(implies("orders > 7", "orders >= 8")).toBe(true);
    expect(implies("orders > 7 && has_email", "orders > 7")).toBe(true);
    expect(implies('tier == "top"', 'tier in ["top", "raised"]')).toBe(true);
    expect(implies('last_shop.contains("a") && orders > 1', 'last_shop.contains( "a" )')).toBe(true);
    expect(implies("orders == 0", "days_since_last_order > 30")).toBe(true);
  });

  it("is not said where it does not, or where it cannot be told", () => {
    expect(implies("orders > 3", "orders > 7")).toBe(false);
    expect(implies("days_since_last_order > 30", "orders > 0")).toBe(false);
    expect(implies("orders > 7", "2 * orders > 7")).toBe(false);
    expect(implies("has_email", "int(last_category) > 3 || !(int(last_category) > 3)")).toBe(false);
    expect(implies("has_email", "no_purchase_probability > 0.5 || no_purchase_probability <= 0.5")).toBe(
      false,
    );
  });
});

describe("of conditions that are too large", () => {
  it("nothing is claimed, in no time", () => {
    const pairs = FIELDS.filter(({ type }) => type === "number").map(
      ({ name }) => `(${name} == 1 || ${name} == 3 || spent > 5)`,
    );
    const started = performance.now();
    expect(canHold(pairs.join(" && "))).toBe(true);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(canHold(`(${pairs.join(" && ")}) && orders < 0`)).toBe(false);
  });
});

const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 2.5, 3, 7);
const written = number.map((value) => (Number.isInteger(value) ? String(value) : value.toFixed(1)));
const numeric = fc.constantFrom(
  "orders",
  "spent",
  "days_since_last_order",
  "no_purchase_probability",
  "cart_items",
);
const operator = fc.constantFrom("<", "<=", ">", ">=", "==", "!=");
const name = fc.constantFrom("standard", "raised", "top", "1", "");
const texts = fc.constantFrom("tier", "last_category");

/** Comparisons that can be reasoned about, some that cannot, and some that fail for most customers. */
const atom = fc.oneof(
  fc.tuple(numeric, operator, written).map((parts) => parts.join(" ")),
  fc.tuple(written, operator, numeric).map((parts) => parts.join(" ")),
  fc
    .tuple(numeric, fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }))
    .map(([field, list]) => `${field} in [${list.join(", ")}]`),
  fc.tuple(texts, fc.constantFrom("==", "!="), name).map(([field, op, text]) => `${field} ${op} "${text}"`),
  fc.tuple(texts, name).map(([field, text]) => `${field} in ["top", "${text}"]`),
  fc.constantFrom(
    "has_email",
    "has_email == false",
    "subscribed",
    "true",
    "false",
    "orders * 2 > 3",
    "int(last_category) > 0",
    "double(last_category) < 2.0",
    'last_category.contains("o")',
    "size(last_category) > 2",
  ),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a}) || (${b})`),
    tie("condition").map((a) => `!(${a})`),
    fc
      .tuple(tie("condition"), tie("condition"), tie("condition"))
      .map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
  ),
}));

const values: fc.Arbitrary<Seen> = fc
  .record({
    orders: fc.integer({ min: 0, max: 8 }),
    spent: number,
    days: fc.integer({ min: 0, max: 8 }),
    no_purchase_probability: fc.constantFrom(0, 0.5, 1, Number.NaN),
    cart_items: fc.constantFrom(0, 0.5, 1, 2, 3),
    tier: fc.constantFrom("standard", "raised", "top"),
    last_category: name,
    has_email: fc.boolean(),
    subscribed: fc.boolean(),
  })
  .map(({ days, ...rest }) => {
    const since = rest.orders === 0 ? Number.POSITIVE_INFINITY : days;
    return {
      ...rest,
      days_since_last_order: since,
      days_since_first_order: since,
      cart_value: 0,
      hours_since_cart_change: rest.cart_items === 0 ? Number.POSITIVE_INFINITY : 1,
    };
  });

describe("whatever the conditions and the customer", () => {
  it("what can never hold never holds", () => {
    fc.assert(
      fc.property(condition, fc.array(values, { minLength: 20, maxLength: 20 }), (source, customers) => {
        const { condition: asked } = compiled(source);
        if (!canHold(source)) expect(customers.filter((one) => asked(one))).toEqual([]);
        const always = !canBe(fails(formula(source)));
        if (always) expect(customers.every((one) => asked(one))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("what is implied holds", () => {
    fc.assert(
      fc.property(
        condition,
        condition,
        fc.array(values, { minLength: 20, maxLength: 20 }),
        (one, other, customers) => {
          if (!implies(one, other)) return;
          const [first, second] = [compiled(one).condition, compiled(other).condition];
          for (const customer of customers) if (first(customer)) expect(second(customer)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("everybody is in the domains of the fields, and so as everybody is said to be", () => {
    const instant = fc.integer({ min: 0, max: 10 * 86_400_000 });
    const profile = fc.record({
      orders: fc.integer({ min: 1, max: 5 }),
      firstOrderAt: fc.integer({ min: 0, max: 86_400_000 }),
      lastOrderAt: fc.integer({ min: 0, max: 86_400_000 }),
      spent: fc.integer(),
      lastVisitAt: instant,
      lastOpenedAt: instant,
      reviews: fc.nat(5),
    });
    const context = { now: 5 * 86_400_000, today: 5, timeZone: "UTC", currency: "RUB", tiers: TIERS };
    const isSo = (of: Seen) =>
      isPossible(
        [
          holds(SO_OF_EVERYBODY),
          holds(OUTSIDE_OF_CHAINS),
          ...Object.entries(of).flatMap(([field, value]) =>
            typeof value === "number" && !Number.isFinite(value)
              ? []
              : [
                  holds(
                    formula(
                      typeof value === "number"
                        ? `${field} == ${value.toFixed(20)}`
                        : `${field} == ${JSON.stringify(value)}`,
                    ),
                  ),
                ],
          ),
        ],
        DOMAINS,
      );
    expect(isSo(fieldsOf(customerWith(), context))).toBe(true);
    fc.assert(fc.property(profile, (some) => isSo(fieldsOf(customerWith(some), context))));
  });
});
