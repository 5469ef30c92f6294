import { OUTSIDE_OF_CHAINS } from "../../../domain/conditions/field-domains.ts";
import { holds } from "../../../domain/conditions/possible.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { ReadableExpressions } from "../../../ports/conditions.ts";
import { neverHolds } from "./conditions.ts";
import { makeJudge } from "./judge.ts";
import { namesOf, unknownNames } from "./names.ts";

/** What a config that had this as a segment's condition would be warned of: names that are not there, or that it can never hold. */
export function conditionWarnings(expressions: ReadableExpressions) {
  return (
    condition: string,
    bundle: Bundle,
  ): readonly { readonly message: string; readonly at?: number }[] => {
    const judge = makeJudge(bundle, expressions);
    const strangers = unknownNames([], condition, namesOf(bundle), judge);
    if (strangers.length > 0)
      return strangers.map(({ message, offset }) =>
        offset === undefined ? { message } : { message, at: offset },
      );
    const never = neverHolds(judge.read(condition).formula, [holds(OUTSIDE_OF_CHAINS)], judge);
    return never ? [{ message: `can never hold: ${never}` }] : [];
  };
}
