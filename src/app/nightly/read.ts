import type { RunStore } from "../../ports/nightly.ts";
import { type NightlyMetrics, type NightlyModel, type PeopleSample, read, readLatest } from "./documents.ts";

/** What the last published night has left for readers. */
export interface Nights {
  /** Undefined before the first night. */
  model(): Promise<NightlyModel | undefined>;
  metrics(): Promise<NightlyMetrics | undefined>;
  /** Whose metrics these are. */
  lastRun(): Promise<string | undefined>;
  /** Undefined before the first night that has drawn one. */
  sample(): Promise<PeopleSample | undefined>;
  /** Of the run as of this date, if it has finished. */
  metricsOf(date: string): Promise<NightlyMetrics | undefined>;
  /** Metrics of the newest `limit` nights, oldest first. */
  history(limit: number): Promise<readonly NightlyMetrics[]>;
  /** Metrics of every night as of these dates (YYYY-MM-DD, both included), oldest first. */
  metricsBetween(from: string, to: string): Promise<readonly NightlyMetrics[]>;
}

export function makeNights(runs: RunStore): Nights {
  const latest = async <N extends "model" | "metrics">(name: N) => {
    const pointer = await readLatest(runs, name);
    return pointer && read(runs, pointer.run, name);
  };
  const dates = async () => (await runs.runsWith("metrics")).filter((run) => /^\d{4}-/.test(run));
  const allOf = async (nights: readonly string[]) => {
    const found = await Promise.all(nights.map((run) => read(runs, run, "metrics")));
    return found.flatMap((metrics) => (metrics ? [metrics] : []));
  };
  return {
    model: () => latest("model"),
    metrics: () => latest("metrics"),
    lastRun: async () => (await readLatest(runs, "metrics"))?.run,
    sample: () => readLatest(runs, "sample"),
    metricsOf: (date) => read(runs, date, "metrics"),
    history: async (limit) => allOf((await dates()).slice(-limit)),
    metricsBetween: async (from, to) => allOf((await dates()).filter((run) => from <= run && run <= to)),
  };
}
