import type { Claim, Counters } from "./budget.ts";

/** Told before the end, while there is time to do something about it. */
const WARNED_AT = 0.8;

/** How far a budget has come that people have to hear of. Amounts in minor units. */
export interface BudgetLevel extends Claim {
  readonly taken: number;
  readonly what: "warned" | "exhausted";
}

/** Those of the budgets of which four fifths or more are taken. `wanted`: what did not fit into one any more. */
export function levelsOf(
  claims: readonly Claim[],
  counters: Counters,
  wanted: number,
): readonly BudgetLevel[] {
  return claims.flatMap((claim): readonly BudgetLevel[] => {
    const { issued = 0, returned = 0 } = counters[claim.counter] ?? {};
    const taken = issued - returned;
    if (claim.limit - taken <= 0 || claim.limit - taken < wanted)
      return [{ ...claim, taken, what: "exhausted" }];
    return taken >= WARNED_AT * claim.limit ? [{ ...claim, taken, what: "warned" }] : [];
  });
}
