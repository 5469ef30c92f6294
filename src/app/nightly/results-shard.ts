import { makeBuildResults } from "../results/build.ts";
import type { CloseWindowsDeps } from "../results/close-windows.ts";
import type { Moment } from "../results/span.ts";
import { beginTask, type ShardInput, type Task, type TaskDeps } from "./task.ts";

/** One part of the night's results. A run as of another day makes none: they are as of now. */
export function makeResultsShard(deps: TaskDeps & CloseWindowsDeps) {
  const build = makeBuildResults(deps);
  return async (input: ShardInput): Promise<{ readonly told: number }> => {
    const task = await beginTask(deps, input);
    if (!task.plan.live) return { told: 0 };
    return build(momentOf(task), { part: input.shard, parts: input.shardCount });
  };
}

/** A run that another has taken over leaves lists under its own name, which nobody reads. */
export const momentOf = ({ plan, bundle }: Task): Moment => ({
  build: `${plan.run}.${plan.fence}`,
  now: plan.startedAt,
  bundle,
});
