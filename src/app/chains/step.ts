import { makeSettle } from "./settle.ts";
import type { ChainStepDeps, Next, SettleTask, StepTask, Walked, WalkTask } from "./stage.ts";
import { makeWalk } from "./walk.ts";

/**
 * The tasks of the chain state machine: `walk` takes a shard of a cohort through a step, `settle` says what is next,
 * `step` does both where there is one shard, and else sends the machine round its shards.
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
}
