import type { DayMetrics } from "../../domain/night/metrics-of-the-day.ts";
import { trendRowOf, withNight } from "../../domain/night/trend.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readLatest, writeLatest } from "./documents.ts";

/** Adds the night to the one document that charts over time read. A repeated night replaces its row. */
export async function keepTrend(runs: RunStore, metrics: DayMetrics): Promise<void> {
  const before = (await readLatest(runs, "trend")) ?? [];
  await writeLatest(runs, "trend", withNight(before, trendRowOf(metrics)));
}
