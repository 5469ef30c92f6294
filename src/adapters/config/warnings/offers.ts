import type { Offers } from "../../../domain/config/offers.ts";
import type { PathProblem } from "../problem.ts";
import { neverHolds } from "./conditions.ts";
import type { Judge } from "./judge.ts";

/** Offers that nobody gets, and codes that do not say whose they are. */
export function offerWarnings({ list }: Offers, judge: Judge): readonly PathProblem[] {
  const offers = Object.entries(list);
  return offers.flatMap(([id, { when, code }], index): readonly PathProblem[] => {
    const never = when === undefined ? undefined : neverHolds(judge.read(when).formula, [], judge);
    const first =
      code?.prefix === undefined
        ? undefined
        : offers.slice(0, index).find(([, other]) => other.code?.prefix === code.prefix);
    return [
      ...(never
        ? [{ path: ["list", id, "when"], message: `can never hold, so nobody gets offer ${id}: ${never}` }]
        : []),
      ...(first
        ? [
            {
              path: ["list", id, "code", "prefix"],
              message: `offer ${first[0]} has the prefix ${code?.prefix} too, so that a code does not tell which offer it is of: write another`,
            },
          ]
        : []),
    ];
  });
}
