import { type AuditCounts, mergeAuditCounts } from "../../domain/audit/counter.ts";
import { defined } from "../../domain/basics/defined.ts";
import { type ForecastCounts, mergeForecastCounts } from "../../domain/foresight/counting.ts";
import { type CameIn, mergeCameIn } from "../../domain/night/came-in.ts";
import { type FlowCounts, mergeFlows } from "../../domain/night/flows.ts";
import type { Groups } from "../../domain/night/metric-groups.ts";
import { type MetricCounts, mergeMetricCounts } from "../../domain/night/metrics.ts";
import { mergedPeriods, type PeriodCounts } from "../../domain/proof/outcome-counts.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readMade } from "./documents.ts";
import type { RunInput } from "./fit.ts";
import type { MemberIndex } from "./segment-documents.ts";
import { LeaseLost } from "./task.ts";
import { mergeUpcomingDates, type UpcomingDates } from "./upcoming-dates.ts";

export interface MergedScores {
  readonly counts: MetricCounts;
  readonly flows: FlowCounts;
  readonly cameIn: CameIn;
  readonly audit: { readonly counts: AuditCounts; readonly leftOut: { customers: number; orders: number } };
  readonly members: MemberIndex;
  readonly upcoming: UpcomingDates;
  /** Of a night that counts one. */
  readonly quarter?: PeriodCounts;
  /** Of a night that makes a forecast, or counts what came of one. */
  readonly forecast?: ForecastCounts;
  readonly changes: number;
  /** Of each shard. */
  readonly chunks: readonly number[];
  readonly entrants: Readonly<Record<string, number>>;
}

/** What the shards have counted, added up one after another. */
export async function mergeScores(
  runs: RunStore,
  { run, fence, shardCount }: RunInput,
): Promise<MergedScores> {
  let counts = mergeMetricCounts([]);
  let flows = mergeFlows([]);
  let cameIn = mergeCameIn([]);
  let audit = mergeAuditCounts([]);
  const leftOut = { customers: 0, orders: 0 };
  let upcoming: UpcomingDates = {};
  let quarter: PeriodCounts | undefined;
  let forecast: ForecastCounts | undefined;
  let changes = 0;
  const chunks: number[] = [];
  const shards: MemberIndex["shards"][number][] = [];
  const entrants: Record<string, number> = {};
  for (let shard = 0; shard < shardCount; shard += 1) {
    const scores = await readMade(runs, run, `score/${shard}`);
    if (scores.fence !== fence) throw new LeaseLost(run);
    counts = mergeMetricCounts([counts, scores.counts]);
    flows = mergeFlows([flows, scores.flows]);
    cameIn = mergeCameIn([cameIn, scores.cameIn]);
    audit = mergeAuditCounts([audit, scores.audit.counts]);
    leftOut.customers += scores.audit.leftOut.customers;
    leftOut.orders += scores.audit.leftOut.orders;
    upcoming = mergeUpcomingDates(upcoming, scores.upcoming);
    if (scores.quarter) quarter = quarter ? mergedPeriods(quarter, scores.quarter) : scores.quarter;
    if (scores.forecast)
      forecast = mergeForecastCounts(forecast ? [forecast, scores.forecast] : [scores.forecast]);
    shards.push({ segments: sizesOf(scores.counts.segments), cells: sizesOf(scores.counts.rfmCells) });
    changes += scores.changes;
    chunks.push(scores.chunks);
    for (const [chain, count] of Object.entries(scores.entrants)) {
      entrants[chain] = (entrants[chain] ?? 0) + count;
    }
  }
  return {
    counts,
    flows,
    cameIn,
    audit: { counts: audit, leftOut },
    members: { fence, shards },
    upcoming,
    changes,
    chunks,
    entrants,
    ...defined({ quarter, forecast }),
  };
}

const sizesOf = (groups: Groups): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(groups).map(([id, { customers }]) => [id, customers]));
