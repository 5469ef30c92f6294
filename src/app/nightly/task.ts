import { MINUTE } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { type RunDay, runDay } from "../../domain/people/as-of.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { type RunPlan, readMade } from "./documents.ts";

/** Longer than any one task can run (15 minutes), and renewed by each: so a run that died blocks the next for half an hour. */
export const LEASE_MS = 30 * MINUTE;

export interface TaskDeps {
  readonly runs: RunStore;
  readonly config: ConfigStore;
  readonly clock: Clock;
}

export interface Task {
  readonly plan: RunPlan;
  readonly published: PublishedBundle;
  readonly bundle: Bundle;
  readonly day: RunDay;
}

export interface ShardInput {
  readonly run: string;
  readonly fence: number;
  readonly shardCount: number;
  readonly shard: number;
}

/** What a task works from. Renews the run's lease; a run that has lost it stops here. */
export async function beginTask(
  deps: TaskDeps,
  { run, fence }: Pick<ShardInput, "run" | "fence">,
): Promise<Task> {
  const plan = await readMade(deps.runs, run, "plan");
  if (plan.fence !== fence || !(await deps.runs.holdsLease(fence))) throw new LeaseLost(run);
  const lease = await deps.runs.acquireLease(plan.owner, deps.clock.now(), LEASE_MS);
  if (lease?.fence !== fence) throw new LeaseLost(run);
  const published = await deps.config.version(plan.version);
  if (!published) throw new Error(`config version ${plan.version} of run ${run} is gone`);
  const { bundle } = published;
  return { plan, published, bundle, day: runDay(plan.today, bundle.store.time_zone) };
}

/** Another run has taken over: whatever this one still wrote would be of yesterday. */
export class LeaseLost extends Error {
  constructor(run: string) {
    super(`run ${run} has lost its lease to another run`);
    this.name = "LeaseLost";
  }
}
