import type { RunStore } from "../../ports/nightly.ts";
import type { NightAudit } from "./audit-documents.ts";
import {
  type NightlyMetrics,
  type NightlyModel,
  type NightQuality,
  type PeopleSample,
  read,
  readLatest,
} from "./documents.ts";
import type { MemberIndex, MemberLists, NightFlows } from "./segment-documents.ts";

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
  /** How customers moved, of every night as of these dates (YYYY-MM-DD, both included) that has counted it, oldest first. */
  flowsBetween(from: string, to: string): Promise<readonly NightFlows[]>;
  /** The audit of the base that the last night has counted. */
  audit(): Promise<NightAudit | undefined>;
  /** How well the base knew its people in the last night. */
  quality(): Promise<NightQuality | undefined>;
  /** Lists of who is where; undefined before the first night that has written some. */
  members(): Promise<Members | undefined>;
  /** The nights that metrics are kept of, oldest first. */
  dates(): Promise<readonly string[]>;
  /** Metrics of every night as of these dates (YYYY-MM-DD, both included), oldest first. */
  metricsBetween(from: string, to: string): Promise<readonly NightlyMetrics[]>;
}

/** Who is where by one night. */
export interface Members {
  readonly run: string;
  readonly index: MemberIndex;
  /** Undefined where another night has taken the lists' place meanwhile. */
  listsOf(shard: number): Promise<MemberLists | undefined>;
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
  const flows = async () => (await runs.runsWith("flows")).filter((run) => /^\d{4}-/.test(run));
  return {
    flowsBetween: async (from, to) => {
      const nights = (await flows()).filter((run) => from <= run && run <= to);
      const found = await Promise.all(nights.map((run) => read(runs, run, "flows")));
      return found.flatMap((one) => one ?? []);
    },
    audit: async () => {
      const pointer = await readLatest(runs, "metrics");
      return pointer && read(runs, pointer.run, "audit");
    },
    quality: async () => {
      const pointer = await readLatest(runs, "metrics");
      return pointer && read(runs, pointer.run, "quality");
    },
    members: async () => {
      const latest = await readLatest(runs, "members");
      const index = latest && (await read(runs, latest.run, "members"));
      if (!latest || !index) return undefined;
      const { run } = latest;
      const { fence } = index;
      return { run, index, listsOf: (shard) => read(runs, run, `members/${fence}/${shard}`) };
    },
    dates,
    model: () => latest("model"),
    metrics: () => latest("metrics"),
    lastRun: async () => (await readLatest(runs, "metrics"))?.run,
    sample: () => readLatest(runs, "sample"),
    metricsOf: (date) => read(runs, date, "metrics"),
    history: async (limit) => allOf((await dates()).slice(-limit)),
    metricsBetween: async (from, to) => allOf((await dates()).filter((run) => from <= run && run <= to)),
  };
}
