import { MANY_CUSTOMERS } from "../../domain/analysts/files.ts";
import { type Day, dayOf, formatDay, type Instant, parseDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { rulesOn } from "../../domain/loyalty/rules.ts";
import { rulesOf } from "../../domain/night/rules.ts";
import { CODE_SHARDS } from "../../domain/offers/codes/shards.ts";
import { runDay } from "../../domain/people/as-of.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { quarterOfNight } from "./count-quarter.ts";
import { coverageOf } from "./coverage.ts";
import { type Publication, type RunPlan, read, readLatest, write, writeLatest } from "./documents.ts";
import { segmentChains } from "./entrants.ts";
import { forecastOfNight } from "./forecast-ahead.ts";
import { pendingRefold } from "./pending-refold.ts";
import { LEASE_MS } from "./task.ts";
import { isSameClaim } from "./uplift-checks.ts";

export interface PlanDeps {
  readonly runs: RunStore;
  readonly customers: CustomerStore;
  readonly config: ConfigStore;
  /** Nights of a replay forecast nothing. */
  readonly withoutForecasts?: true;
  readonly clock: Clock;
  readonly newId: () => string;
  /** When files for analysts are written: always, never, or once there are `MANY_CUSTOMERS`. @default never */
  readonly analystSetting?: AnalystSetting;
}

export type AnalystSetting = "always" | "auto" | "never";

export interface PlanInput {
  readonly date?: string | undefined;
  readonly shards?: number | undefined;
  readonly force?: boolean | undefined;
  /** Names the execution, so that a repeated plan task takes up its own lease. */
  readonly execution?: string | undefined;
}

export interface Planned {
  readonly run: string;
  readonly fence: number;
  readonly shardCount: number;
  readonly shards: number[];
  /** Whoever is to be folded again first is in these shards; absent where nobody is. */
  readonly refold?: { readonly shardCount: number; readonly shards: number[] };
  /** The ledger of codes and the wallets are read in these; absent where there is neither. */
  readonly ledger?: { readonly shardCount: number; readonly shards: number[] };
  /** The results are made in these parts; absent of a run as of another day, which makes none. */
  readonly results?: { readonly shardCount: number; readonly shards: number[] };
  /** Files for analysts are written in these, after the night; absent where they are not. */
  readonly files?: { readonly shardCount: number; readonly shards: number[] };
  readonly skip?: string;
  readonly because?: SkipReason;
}

/** Why a night is not computed: another run holds the lease, the date is done, nothing is published, no such date. */
type SkipReason = "under-way" | "done" | "no-config" | "no-date";

const CUSTOMERS_PER_SHARD = 25_000;
/** Folding reads all facts of each: smaller, so that a task takes minutes and a crash loses little. */
const CUSTOMERS_PER_REFOLD = 5_000;
/** Every part looks at every record of two days, and keeps those of its own customers. */
const CUSTOMERS_PER_RESULTS = 250_000;
const MOST_SHARDS = 10_000;

/**
 * Begins a night, or says why there is nothing to do. Only a run as of today or yesterday acts on customers: one as of
 * another day shows how things stood then, and the night after it is a baseline again, because it could only compare
 * with scores of another time.
 */
export function makePlan(deps: PlanDeps): (input: PlanInput) => Promise<Planned> {
  const { runs, config, clock } = deps;
  return async (input) => {
    const now = clock.now();
    const published = await config.current();
    if (!published)
      return skipped(input.date ?? formatDay(dayOf("UTC", now)), "no-config", "no config is published yet");
    const { time_zone } = published.bundle.store;
    const shopToday = dayOf(time_zone, now);
    const today = input.date === undefined ? shopToday : parseDay(input.date);
    if (today === undefined) return skipped(String(input.date), "no-date", `${input.date} is not a date`);
    const run = formatDay(today);

    const owner = input.execution ?? deps.newId();
    const lease = await runs.acquireLease(owner, now, LEASE_MS);
    if (!lease) return skipped(run, "under-way", "a run is under way");
    try {
      const done = (await read(runs, run, "done")) !== undefined;
      if (done && input.force !== true) {
        await runs.releaseLease(lease.fence);
        return skipped(run, "done", `${run} is done already; --force runs it again`);
      }
      const count = await deps.customers.approximateCount();
      const shardCount = input.shards ?? shardsFor(count);
      const before = await readLatest(runs, "published");
      const outline = planOf({
        now,
        today,
        shopToday,
        published,
        owner,
        shardCount,
        before,
        fence: lease.fence,
      });
      const { reach } = await pendingRefold(deps, published, shopToday);
      const refold = reach.kind === "nobody" ? undefined : reach;
      const arrivals = await arrivalsOf(deps, outline, published.bundle);
      const dates = outline.acts ? await coverageOf(runs, outline, published.bundle) : {};
      const quarter = await quarterOfNight(runs, outline, published.bundle);
      const forecast = deps.withoutForecasts ? undefined : await forecastOfNight(runs, outline);
      const hasDates = Object.keys(dates).length > 0;
      const plan = {
        ...outline,
        ...arrivals,
        ...(hasDates && { dates }),
        ...defined({ refold, quarter, forecast }),
      };
      if (before && !plan.live) await writeLatest(runs, "published", { ...before, live: false });
      await write(runs, run, "plan", plan);
      return {
        run,
        fence: plan.fence,
        shardCount,
        shards: numbered(shardCount),
        ...(refold && { refold: shardsOf(refoldShardsFor(count)) }),
        ...(plan.live && { results: shardsOf(shardsFor(count, CUSTOMERS_PER_RESULTS)) }),
        ...(plan.live && hasFiles(deps.analystSetting, count) && { files: shardsOf(shardCount) }),
        ...(hasLedger(published.bundle) && { ledger: shardsOf(Math.min(CODE_SHARDS, shardCount)) }),
      };
    } catch (error) {
      await runs.releaseLease(lease.fence);
      throw error;
    }
  };
}

const hasFiles = (setting: AnalystSetting | undefined, customers: number): boolean =>
  setting === "always" || (setting === "auto" && customers >= MANY_CUSTOMERS);

/** Whether anybody can have a code or points. */
const hasLedger = ({ offers, loyalty }: Bundle): boolean =>
  loyalty !== undefined || Object.values(offers.list).some(({ code }) => code !== undefined);

function planOf(at: {
  readonly now: Instant;
  readonly today: Day;
  readonly shopToday: Day;
  readonly published: PublishedBundle;
  readonly owner: string;
  readonly shardCount: number;
  readonly fence: number;
  readonly before: Publication | undefined;
}): RunPlan {
  const { now, today, shopToday, published, owner, shardCount, fence, before } = at;
  const { store } = published.bundle;
  const run = formatDay(today);
  const isNear = today === shopToday || today === shopToday - 1;
  const live = isNear && (before === undefined || before.run <= run || !before.live);
  const basis = live && before?.live ? (before.run === run ? before.basis : before.run) : undefined;
  const first = before === undefined || (before.first && before.run === run);
  return {
    run,
    today,
    now: today === shopToday ? now : runDay(today, store.time_zone).end,
    startedAt: now,
    owner,
    fence,
    shardCount,
    version: published.version,
    ...defined({ basis }),
    first,
    live,
    acts: live && (basis !== undefined || (first && store.enrol_on_first_run)),
  };
}

/** What tells newcomers from those whom only a changed rule moves, and the chains that want both. */
async function arrivalsOf(
  { runs, config }: PlanDeps,
  { run, basis, acts, now }: RunPlan,
  bundle: Bundle,
): Promise<Pick<RunPlan, "since" | "existing">> {
  if (!acts) return {};
  const taken = (await readLatest(runs, "existing")) ?? {};
  const existing = segmentChains(bundle)
    .filter(({ id, enrol }) => enrol === "existing" && (taken[id] ?? run) === run)
    .map(({ id }) => id);
  if (basis === undefined) return { existing };
  const [before, done] = await Promise.all([read(runs, basis, "plan"), read(runs, basis, "done")]);
  // A night that was repeated without coming to its end has left verdicts by two sets of rules.
  const isWhole = before !== undefined && before.fence === done?.fence;
  const rules = isWhole ? await config.version(before.version) : undefined;
  const sameRules =
    rules !== undefined &&
    rulesOf(rules.bundle) === rulesOf(bundle) &&
    (!asksUplift(bundle) || (await isSameClaim(runs, basis)));
  const { time_zone } = bundle.store;
  const levelsOn = ({ loyalty }: Bundle, at: Instant) =>
    JSON.stringify(loyalty && [loyalty.levels, rulesOn(loyalty, dayOf(time_zone, at))]);
  const sameLoyalty =
    rules !== undefined && levelsOn(rules.bundle, before?.now ?? now) === levelsOn(bundle, now);
  return { since: { at: before?.now ?? now, sameRules, sameLoyalty }, existing };
}

/** Whether another model of uplift may put customers in other segments. */
const asksUplift = ({ segments }: Bundle): boolean =>
  segments.list.some(({ when }) => /\buplift\b/.test(when));

/** Parallel scan segments for so many customers. */
export function shardsFor(customers: number, each = CUSTOMERS_PER_SHARD): number {
  return Math.min(MOST_SHARDS, Math.max(1, Math.ceil(customers / each)));
}

const refoldShardsFor = (customers: number) => shardsFor(customers, CUSTOMERS_PER_REFOLD);
const numbered = (count: number) => Array.from({ length: count }, (_, shard) => shard);
const shardsOf = (shardCount: number) => ({ shardCount, shards: numbered(shardCount) });

function skipped(run: string, because: SkipReason, skip: string): Planned {
  return { run, fence: 0, shardCount: 0, shards: [], skip, because };
}
