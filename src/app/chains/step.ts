import { leadOf, wakesAt } from "../../domain/chains/preparing.ts";
import { isRelay, wakeAt } from "../../domain/chains/relay.ts";
import { makeSettle } from "./settle.ts";
import {
  type ChainStepDeps,
  type Next,
  type SettleTask,
  type StepTask,
  stageOf,
  type Walked,
  type WalkTask,
} from "./stage.ts";
import { makeWalk } from "./walk.ts";

/**
 * The tasks of the chain state machine: `walk` takes a shard of a cohort through a step, `settle` says what is next,
 * `step` does both where there is one shard, and else sends the machine round its shards. Where it comes long before the
 * step is due, it begins another execution that waits on, because each of them lives for a year at most.
 */
export function makeChainStep(
  deps: ChainStepDeps,
): (task: StepTask | WalkTask | SettleTask, hasTime: () => boolean) => Promise<Walked | Next> {
  const walk = makeWalk(deps);
  const settle = makeSettle(deps);
  return async (task, hasTime) => {
    switch (task.task) {
      case "walk":
        return walk(task, hasTime);
      case "settle":
        return settle(task);
      case "step": {
        const { cohort, step, shards } = task;
        if (await relayed(cohort, step)) return over(task);
        const [shard = 0, ...others] = shards;
        if (others.length > 0) {
          const until = new Date(deps.clock.now()).toISOString();
          return { cohort, step, until, shards, single: false, done: false };
        }
        const walked = await walk({ task: "walk", cohort, step, shard }, hasTime);
        return settle({ task: "settle", cohort, step, shards, walked: [walked] });
      }
    }
  };

  /** A repeated call may begin a second execution, which comes to nothing: what one has done the other finds done. */
  async function relayed(id: string, step: number): Promise<boolean> {
    const now = deps.clock.now();
    const cohort = await deps.journal.cohort(id);
    if (!cohort || cohort.step !== step || !isRelay(cohort.dueAt, now)) return false;
    const restarts = (cohort.restarts ?? 0) + 1;
    if (!(await deps.journal.restartCohort(cohort)))
      throw new Error(`cohort ${id} was begun anew by somebody else`);
    const { published, leg } = await stageOf(deps, { cohort: id, step });
    const wakes = wakesAt(cohort.dueAt, leadOf(published.bundle, leg.action), now);
    await deps.workflows.startCohort({ ...cohort, restarts }, wakeAt(wakes, now));
    return true;
  }

  function over({ cohort, step, shards }: StepTask): Next {
    const until = new Date(deps.clock.now()).toISOString();
    return { cohort, step, until, shards, single: shards.length === 1, done: true };
  }
}
