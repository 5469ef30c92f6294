import type { RunStore } from "../../../ports/nightly.ts";
import { planJobDocuments } from "./job-documents.ts";
import { makePlanConfig, type PlanConfigDeps } from "./plan-config.ts";

/** Who waits for it looks about as often. */
const TELL_EVERY_MS = 2_000;

export interface WorkOutPlanDeps extends PlanConfigDeps {
  readonly runs: RunStore;
  /** Milliseconds that only ever grow. */
  readonly elapsed: () => number;
}

/**
 * Works out a plan that somebody has asked for, and keeps it for them, or why there is none. The plan is as of the instant
 * at which it was asked for.
 */
export function makeWorkOutPlan({ elapsed, ...deps }: WorkOutPlanDeps) {
  const planConfig = makePlanConfig(deps);

  return async ({ id, attempt }: { readonly id: string; readonly attempt: number }): Promise<void> => {
    const { read, write } = planJobDocuments(deps.runs, id);
    const [job, bundle] = [await read("job"), await read("bundle")];
    // Its night has come meanwhile, or a later attempt has taken its place.
    if (!bundle || job?.attempt !== attempt) return;
    const progress = makeProgress((customers) => write("looked", { attempt, customers }), elapsed);
    try {
      const plan = await planConfig({ bundle, now: job.startedAt, onProgress: progress.tell });
      await progress.over();
      await write("told", { attempt, plan });
    } catch (error) {
      // Whoever waits is told at once; the execution fails all the same.
      await write("told", { attempt, problem: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  };
}

/** Keeps one write under way at most, and not more often than somebody looks. */
function makeProgress(write: (customers: number) => Promise<void>, elapsed: () => number) {
  let due = elapsed();
  let last: Promise<void> | undefined;
  return {
    tell(customers: number): void {
      if (last || elapsed() < due) return;
      due = elapsed() + TELL_EVERY_MS;
      const over = () => {
        last = undefined;
      };
      // A figure that is missed harms nobody: the next one says more.
      last = write(customers).then(over, over);
    },
    over: async (): Promise<void> => last,
  };
}
