import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Entry, StepOutcome } from "../../domain/chains/journal.ts";
import { type ChurnModel, noPurchaseProbability } from "../../domain/churn/model.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { Stage } from "./stage.ts";

/** What to do with one customer at one step, as far as it can be said before anything is done. */
export type Decision =
  | { readonly kind: "leave"; readonly why: string }
  | { readonly kind: "note"; readonly what: StepOutcome; readonly why: string }
  /** `timeZone` is the customer's by now, whatever the cohort's is. */
  | { readonly kind: "defer"; readonly until: Instant; readonly timeZone: string; readonly why: string }
  | { readonly kind: "again" };

/** One customer at one step of a chain. */
export interface Turn extends Stage {
  readonly entry: Entry;
  readonly person: Customer;
  readonly now: Instant;
  readonly noPurchaseProbability?: number;
}

export function turnOf(
  entry: Entry,
  stage: Stage,
  person: Customer,
  now: Instant,
  model: ChurnModel | undefined,
): Turn {
  const { store } = stage.published.bundle;
  const today = dayOf(store.time_zone, now);
  const silent = model && noPurchaseProbability(model, person.profile, today, store.period_days);
  return {
    ...stage,
    entry,
    person,
    now,
    ...defined({ noPurchaseProbability: silent }),
  };
}

/** What conditions ask about besides the customer. */
export function momentOf({ now, entry, noPurchaseProbability: silent }: Turn) {
  return {
    now,
    enteredAt: entry.enteredAt,
    ...defined({ noPurchaseProbability: silent }),
  };
}
