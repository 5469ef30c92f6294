import { describe, expect, it } from "vitest";
import { makeExpressions } from "../../../src/adapters/expressions.ts";
import { fieldsOf } from "../../../src/domain/conditions/fields.ts";
import { placeIn, type SegmentRule } from "../../../src/domain/segments/segments.ts";
import { customerWith, TIERS } from "../../support/config.ts";

const TODAY = 20_000;
const NOON = TODAY * 86_400_000 + 12 * 3_600_000;
const expressions = makeExpressions();

function rule(id: string, when: string): SegmentRule {
  const compiled = expressions.compile(when);
  if (!compiled.ok) throw new Error(compiled.problem);
  return { id, when, holds: compiled.condition };
}

/** The example store's list. */
const DEFAULTS = [
  rule("non_buyers", "orders == 0"),
  rule("churn_risk", "orders > 7 && days_since_last_order >= 10 && days_since_last_order <= 30"),
  rule("doubting", "orders <= 7 && days_since_last_order >= 10 && days_since_last_order <= 30"),
  rule("loyal_inactive", "orders > 7 && days_since_last_activity > 30"),
  rule("falling_asleep", "days_since_last_order > 30"),
];

function fields(orders: number, orderedDaysAgo: number, activeDaysAgo = orderedDaysAgo) {
  const ago = (days: number) => NOON - days * 86_400_000;
  const bought = { orders, lastOrderAt: ago(orderedDaysAgo), lastActivityAt: ago(activeDaysAgo) };
  const customer = customerWith(orders === 0 ? {} : bought);
  return fieldsOf(customer, { now: NOON, today: TODAY, timeZone: "UTC", currency: "RUB", tiers: TIERS });
}

describe("the default segments", () => {
  it.each([
    { orders: 0, days: 0, segment: "non_buyers" },
    { orders: 8, days: 9, segment: "active" },
    { orders: 8, days: 10, segment: "churn_risk" },
    { orders: 8, days: 30, segment: "churn_risk" },
    { orders: 8, days: 31, segment: "loyal_inactive" },
    { orders: 7, days: 9, segment: "active" },
    { orders: 7, days: 10, segment: "doubting" },
    { orders: 7, days: 30, segment: "doubting" },
    { orders: 7, days: 31, segment: "falling_asleep" },
    { orders: 1, days: 400, segment: "falling_asleep" },
  ])("$orders orders, the last $days days ago: $segment", ({ orders, days, segment }) => {
    expect(placeIn(DEFAULTS, "active", fields(orders, days)).segment).toBe(segment);
  });

  it("a loyal customer who still visits is falling asleep, not inactive", () => {
    expect(placeIn(DEFAULTS, "active", fields(9, 60, 3)).segment).toBe("falling_asleep");
    expect(placeIn(DEFAULTS, "active", fields(9, 60, 31)).segment).toBe("loyal_inactive");
  });
});

describe("reasons", () => {
  it("show the condition with the values that it saw, each once", () => {
    expect(placeIn(DEFAULTS, "active", fields(9, 14)).reason).toBe(
      "orders > 7 && days_since_last_order >= 10 && days_since_last_order <= 30 (orders = 9, days_since_last_order = 14)",
    );
  });

  it("say never for what never happened, and leave texts in quotes alone", () => {
    const rules = [rule("cold", 'days_since_last_order > 30 && last_category != "orders"')];
    expect(placeIn(rules, "active", fields(0, 0)).reason).toContain(
      '(days_since_last_order = never, last_category = "")',
    );
  });

  it("of everybody else say that nothing else held", () => {
    expect(placeIn(DEFAULTS, "active", fields(3, 2))).toEqual({
      segment: "active",
      reason: "no other segment's condition holds",
    });
  });

  it("the first condition that holds wins", () => {
    const both = [rule("first", "orders > 1"), rule("second", "orders > 2")];
    expect(placeIn(both, "rest", fields(5, 1)).segment).toBe("first");
  });
});
