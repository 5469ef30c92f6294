import { describe, expect, it } from "vitest";
import { DAY, dayOf, HOUR } from "../../../src/domain/basics/calendar.ts";
import {
  type AskedFields,
  FIELDS,
  type FieldContext,
  type FieldName,
  fieldsOf,
  namesIn,
} from "../../../src/domain/conditions/fields.ts";
import type { Customer } from "../../../src/domain/people/profile.ts";
import { customerWith, TIERS } from "../../support/config.ts";
import { loyalty } from "../../support/loyalty.ts";

const NOW = Date.UTC(2026, 2, 1, 21, 30);
const ZONE = "Europe/Moscow";

function fields(customer: Customer, context: Partial<FieldContext> = {}, asked?: AskedFields) {
  const today = dayOf(ZONE, NOW);
  const at = { now: NOW, today, timeZone: ZONE, currency: "RUB", tiers: TIERS, ...context };
  return fieldsOf(customer, at, asked);
}

describe("the fields of a customer", () => {
  it("are exactly the documented ones, each of its documented type", () => {
    const values = fields(customerWith());
    expect(Object.keys(values)).toEqual(FIELDS.map((field) => field.name));
    for (const { name, type } of FIELDS) {
      expect(typeof values[name as keyof typeof values], name).toBe(type === "bool" ? "boolean" : type);
    }
  });

  it("are the same where a condition names some of them, those of the loyalty programme included", () => {
    const customer = customerWith({ lastOrderAt: NOW - 40 * DAY, reviews: 2 });
    const context = { loyalty: loyalty() };
    const all = fields(customer, context);
    for (const { name } of FIELDS) {
      const its = fields(customer, context, namesIn([`${name} == 1 && true`]));
      expect(its[name as FieldName], name).toEqual(all[name as FieldName]);
    }
    expect(fields(customer, context, namesIn(['has_privilege("early_access")'])).privileges).toEqual(
      all.privileges,
    );
    expect(Object.keys(fields(customer, context, namesIn(["orders > 1"])))).toEqual(["orders"]);
  });

  it("call what never happened infinitely long ago", () => {
    expect(fields(customerWith())).toMatchObject({
      days_since_last_order: Number.POSITIVE_INFINITY,
      hours_since_cart_change: Number.POSITIVE_INFINITY,
      mean_gap_days: Number.POSITIVE_INFINITY,
      last_category: "",
      segment: "",
      tier: "standard",
    });
  });

  it("count days by the shop's calendar, hours by the clock", () => {
    const twoHoursAgo = NOW - 2 * HOUR; // 22:30 in Moscow, the day before
    const customer = customerWith({ lastOrderAt: twoHoursAgo, lastVisitAt: twoHoursAgo });
    expect(fields(customer)).toMatchObject({ days_since_last_order: 1, hours_since_last_visit: 2 });
  });

  it("never count a negative time", () => {
    expect(fields(customerWith({ lastOrderAt: NOW + 3 * DAY })).days_since_last_order).toBe(0);
  });

  it("give money in the currency's major units", () => {
    const cart = { items: [{ product: "1", quantity: 3 }], value: 123_45, changedAt: NOW };
    expect(fields(customerWith({ spent: 3_000_00, cart }))).toMatchObject({
      spent: 3_000,
      tier: "raised",
      cart_value: 123.45,
      cart_items: 3,
    });
  });

  it("know what happened since the customer entered the chain, and nothing outside of one", () => {
    const customer = customerWith({ lastOrderAt: NOW - HOUR, lastVisitAt: NOW - 3 * HOUR });
    expect(fields(customer, { enteredAt: NOW - 2 * HOUR })).toMatchObject({
      ordered_since_entry: true,
      visited_since_entry: false,
      hours_since_entry: 2,
    });
    expect(fields(customer)).toMatchObject({ ordered_since_entry: false, hours_since_entry: Infinity });
  });
});
