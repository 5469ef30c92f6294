import { MINUTE } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import type { FileProblem } from "../../config/publish-config.ts";
import type { ConfigPlan } from "./answer.ts";
import { planJobDocuments } from "./job-documents.ts";

/** Its function has 15 minutes: what has not told by then is dead. */
const TELLS_WITHIN = 20 * MINUTE;

export type PlanState =
  /** `looked`: customers that have been looked at, once there are any. */
  | { readonly state: "running"; readonly looked?: number }
  | { readonly state: "done"; readonly plan: ConfigPlan }
  /** `problems`: of an upload whose config has mistakes. */
  | { readonly state: "failed"; readonly problem: string; readonly problems?: readonly FileProblem[] };

/** How a plan's job goes; undefined where nobody has asked for it, or its night is over. */
export function makeReadPlan({ runs, clock }: { readonly runs: RunStore; readonly clock: Clock }) {
  return async (id: string): Promise<PlanState | undefined> => {
    const documents = planJobDocuments(runs, id);
    const job = await documents.read("job");
    if (!job) return undefined;
    const told = await documents.read("told");
    if (told?.attempt === job.attempt) {
      if ("plan" in told) return { state: "done", plan: told.plan };
      return { state: "failed", problem: told.problem, ...defined({ problems: told.problems }) };
    }
    if (clock.now() > job.startedAt + TELLS_WITHIN)
      return { state: "failed", problem: "it was not done in time: ask for it again" };
    const looked = await documents.read("looked");
    return { state: "running", ...(looked?.attempt === job.attempt && { looked: looked.customers }) };
  };
}
