import type { Formula } from "../../../domain/conditions/formula.ts";
import { type Claim, holds } from "../../../domain/conditions/possible.ts";
import type { Judge } from "./judge.ts";

/** Why a condition can never hold where `given` is so, and what to do; undefined where it may. */
export function neverHolds(formula: Formula, given: readonly Claim[], judge: Judge): string | undefined {
  if (judge.canBe(...given, holds(formula))) return undefined;
  const field = judge.fieldAtFault(formula);
  if (field !== undefined) {
    return `there is no value of ${field} for which it does; correct what it is compared with, or write || where one of several is enough`;
  }
  return "what it asks for contradicts itself; correct it, or write || where one of several is enough";
}
