import type { ChainStepDeps, Next, SettleTask, Walked, WalkTask } from "./chain-context.ts";
import { makeSettle } from "./chain-settle.ts";
import { makeWalk } from "./chain-walk.ts";

/** Both tasks of the chain state machine: `walk` takes a shard of a cohort through a step, `settle` says what is next. */
export function makeChainStep(
  deps: ChainStepDeps,
): (task: WalkTask | SettleTask, hasTime: () => boolean) => Promise<Walked | Next> {
  const walk = makeWalk(deps);
  const settle = makeSettle(deps);
  return (task, hasTime) => (task.task === "walk" ? walk(task, hasTime) : settle(task));
}
