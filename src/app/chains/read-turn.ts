import type { Instant } from "../../domain/basics/calendar.ts";
import type { Entry } from "../../domain/chains/journal.ts";
import type { Models } from "../../domain/uplift/foretold.ts";
import { makeHolds } from "./conditions.ts";
import { makeOrderOf } from "./order-of.ts";
import { otherRunOf, personOf } from "./person.ts";
import { makeReadPreferences } from "./preferences.ts";
import type { ChainStepDeps, Stage } from "./stage.ts";
import { type MemberTurn, turnOf } from "./turn.ts";

export interface TurnMoment {
  readonly now: Instant;
  readonly models: Models | undefined;
}

/** A customer at a step, as read for it; undefined where no profile is left. What is about to be mailed looks again, strongly. */
export function makeReadTurn(
  deps: Pick<ChainStepDeps, "customers" | "journal" | "events" | "secrets" | "expressions" | "catalogue">,
) {
  const holds = makeHolds(deps.expressions);
  const preferencesOf = makeReadPreferences(deps);
  const orderOf = makeOrderOf(deps);
  return async (entry: Entry, stage: Stage, moment: TurnMoment): Promise<MemberTurn | undefined> => {
    const person = await personOf(deps.customers, entry.customer, "eventual");
    if (!person) return undefined;
    const [otherRun, preferences, order] = await Promise.all([
      otherRunOf(deps.journal, person, entry),
      preferencesOf(person, stage.leg),
      orderOf(entry, person, stage),
    ]);
    return turnOf({ stage, entry, person, preferences, otherRun, order, ...moment }, holds);
  };
}
