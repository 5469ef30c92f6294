import type { ChainStepDeps, Next, SettleTask, StepTask, Walked, WalkTask } from "./chain-context.ts";
import { makeSettle } from "./chain-settle.ts";
import { makeWalk } from "./chain-walk.ts";

/**
 * The tasks of the chain state machine: `walk` takes a shard of a cohort through a step, `settle` says what is next,
 * `step` does both for a cohort of one shard.
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
        const { shard, ...rest } = task;
        const walked = await walk({ ...task, task: "walk" }, hasTime);
        return settle({ ...rest, task: "settle", shards: [shard], walked: [walked] });
      }
    }
  };
}
