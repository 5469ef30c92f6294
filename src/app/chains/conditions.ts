import { dayOf } from "../../domain/basics/calendar.ts";
import { type FieldContext, fieldsOf } from "../../domain/conditions/fields.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { Condition, Expressions } from "../../ports/conditions.ts";

/** Asks a published condition about a customer; an absent condition holds. Each text is compiled once per process. */
export type Holds = (
  condition: string | undefined,
  customer: Customer,
  bundle: Bundle,
  at: Pick<FieldContext, "now" | "enteredAt" | "noPurchaseProbability">,
) => boolean;

const MAX_KEPT = 1_000;

export function makeHolds(expressions: Expressions): Holds {
  const compiled = new Map<string, Condition>();
  const compile = (source: string): Condition => {
    const known = compiled.get(source);
    if (known) return known;
    const result = expressions.compile(source);
    if (!result.ok) throw new Error(`published condition ${source}: ${result.problem}`);
    if (compiled.size >= MAX_KEPT) compiled.clear();
    compiled.set(source, result.condition);
    return result.condition;
  };
  return (condition, customer, bundle, at) =>
    condition === undefined || compile(condition)(fieldsOf(customer, contextOf(bundle, at)));
}

function contextOf(
  { store, offers }: Bundle,
  at: Pick<FieldContext, "now" | "enteredAt" | "noPurchaseProbability">,
): FieldContext {
  return {
    ...at,
    today: dayOf(store.time_zone, at.now),
    timeZone: store.time_zone,
    currency: store.currency,
    tiers: offers.tiers,
  };
}
