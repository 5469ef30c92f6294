import { list, record } from "./loose.ts";
import type { PathProblem } from "./problem.ts";
import { pathProblem } from "./reference.ts";

type Loose = Readonly<Record<string, unknown>>;

/** Chains and campaigns that leave an offer out where there is none, where it is owed, or where the mail is nothing without it. */
export function explorationProblems(chain: Loose, what: "chain" | "campaign"): readonly PathProblem[] {
  if (!(Number(chain.explore_percent) > 0)) return [];
  const path = ["explore_percent"];
  const offering = list(chain.steps).map(record).filter(hasOffer);
  if (offering.length === 0)
    return [
      pathProblem(
        path,
        what === "chain"
          ? "no mail of the chain has an offer to leave out: remove it, or name an offer in a step"
          : "the campaign has no offer to leave out: remove it, or name an offer",
      ),
    ];
  if (chain.promised === true)
    return [
      pathProblem(
        path,
        "the chain keeps a promise, and its offer is owed to everybody: remove one of the two",
      ),
    ];
  if (offering.some(isNothingWithout))
    return [
      pathProblem(
        path,
        `${what === "chain" ? "a step" : "the campaign"} says in without_offer that its mail does not go without the offer: remove one of the two`,
      ),
    ];
  return [];
}

const hasOffer = (step: Loose): boolean =>
  step.offer !== undefined ||
  Object.values(record(step.variants)).some((one) => record(one).offer !== undefined);

/** Whether a step's mail does not go without its offer. */
export const isNothingWithout = ({ without_offer: rule }: Loose): boolean =>
  rule === "skip" || record(rule).then === "skip";
