import pMap from "p-map";
import { dayOf, formatDay, type Instant, instantAt } from "../../../domain/basics/calendar.ts";
import { NIGHT_BEGINS } from "../../../domain/night/begins.ts";
import type { TasteModel } from "../../../domain/taste/model.ts";
import type { CatalogueStore } from "../../../ports/catalogue.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ConfigStore, PublishedBundle } from "../../../ports/config.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import type { CustomerStore } from "../../../ports/people.ts";
import type { TasteStore } from "../../../ports/taste.ts";
import { type NightlyModel, read, readMade, write } from "../../nightly/documents.ts";
import { makeFit } from "../../nightly/fit.ts";
import { makeMeasure } from "../../nightly/measure.ts";
import { makePlan, type Planned } from "../../nightly/plan.ts";
import { beginTask, type Task } from "../../nightly/task.ts";
import { configsWith, runsOver } from "./read-through.ts";

export interface AheadDeps {
  readonly config: ConfigStore;
  readonly runs: RunStore;
  readonly customers: CustomerStore;
  readonly tastes: Pick<TasteStore, "scan">;
  readonly catalogue: CatalogueStore;
  /** Keeps in memory what a night that never happens writes. */
  readonly scratch: () => RunStore;
}

/** The next night under a config, as far as its models: what it measures and fits, nobody scored yet. */
export interface NightAhead {
  readonly planned: Planned;
  readonly task: Task;
  readonly model: NightlyModel;
  readonly taste: TasteModel | undefined;
  readonly runs: RunStore;
  readonly config: ConfigStore;
  readonly clock: Clock;
}

/** Parts of the base that are read at the same time. */
export const READ_AT_ONCE = 4;

/**
 * Plans, measures and fits the next night by the nightly tasks, over the deployment's own documents and customers. Nothing
 * is written but in memory. `like`: another config's night, whose measures are taken where they are the same.
 */
export async function nightAhead(
  deps: AheadDeps,
  inForce: PublishedBundle,
  now: Instant,
  like?: NightAhead,
): Promise<NightAhead> {
  const at = await nextNight(deps.runs, now, inForce.bundle.store.time_zone);
  const clock = { now: () => at };
  const runs = runsOver(deps.runs, deps.scratch());
  const config = configsWith(deps.config, inForce);
  const tasks = { ...deps, runs, config, clock };
  const planned = await makePlan({ ...tasks, newId: () => "plan", withoutForecasts: true })({});
  if (planned.skip !== undefined) throw new Error(`the next night would not run: ${planned.skip}`);
  const task = await beginTask(tasks, planned);
  if (like && measuresAlike(like.task, task)) await takeMeasures(like.runs, runs, planned);
  else {
    const measure = makeMeasure(tasks);
    await pMap(planned.shards, (shard) => measure({ ...planned, shard }), { concurrency: READ_AT_ONCE });
  }
  await makeFit(tasks)(planned);
  const [model, taste] = [await readMade(runs, planned.run, "model"), await read(runs, planned.run, "taste")];
  return { planned, task, model, taste, runs, config, clock };
}

/** The first night to come that is not done yet. */
export async function nextNight(runs: RunStore, now: Instant, timeZone: string): Promise<Instant> {
  for (let day = dayOf(timeZone, now); ; day += 1) {
    const begins = instantAt(timeZone, day, NIGHT_BEGINS);
    if (begins > now && (await read(runs, formatDay(day), "done")) === undefined) return begins;
  }
}

/** What a night measures depends on its day and on the quarter that it counts. */
const measuresAlike = (one: Task, other: Task): boolean =>
  one.plan.run === other.plan.run &&
  one.plan.fence === other.plan.fence &&
  one.plan.shardCount === other.plan.shardCount &&
  one.day.timeZone === other.day.timeZone &&
  JSON.stringify(one.plan.quarter) === JSON.stringify(other.plan.quarter);

async function takeMeasures(from: RunStore, to: RunStore, { run, shards }: Planned): Promise<void> {
  for (const shard of shards) {
    await write(to, run, `measure/${shard}`, await readMade(from, run, `measure/${shard}`));
    const taste = await read(from, run, `taste/${shard}`);
    if (taste) await write(to, run, `taste/${shard}`, taste);
  }
}
