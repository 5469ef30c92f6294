import type { DayMetrics } from "../../domain/night/metrics-of-the-day.ts";
import { trendRowOf, withNight } from "../../domain/night/trend.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readLatest, writeLatest } from "./documents.ts";

export interface KeepTrendDeps {
  readonly runs: RunStore;
  readonly events: Pick<EventStore, "approximateCount">;
}

/** Adds the night to the one document that charts over time read. A repeated night replaces its row. */
export async function keepTrend({ runs, events }: KeepTrendDeps, metrics: DayMetrics): Promise<void> {
  const [before = [], facts] = await Promise.all([readLatest(runs, "trend"), events.approximateCount()]);
  await writeLatest(runs, "trend", withNight(before, trendRowOf(metrics, facts)));
}
