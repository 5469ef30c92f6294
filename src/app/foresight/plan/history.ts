import type { NightEntries } from "../../../domain/night/usual.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import type { ResultsFiles } from "../../../ports/results-files.ts";
import { readLatest } from "../../nightly/documents.ts";
import { makeReadResults } from "../../results/read-results.ts";

/** What came of a chain in the last days. */
export interface Counted {
  readonly entered: number;
  readonly sent: number;
}

/** What the last month of nights has counted of each chain. */
export interface History {
  /** Days that the counts are of, at most 30. */
  readonly days: number;
  readonly chains: ReadonlyMap<string, Counted>;
  /** What nights have entered, for what is usual. */
  readonly nights: readonly NightEntries[];
}

const DAYS = 30;

export async function readHistory(runs: RunStore, files: ResultsFiles): Promise<History> {
  const [results, nights, counted] = await Promise.all([
    makeReadResults({ files })({ by: "chain", selection: {} }),
    readLatest(runs, "entries"),
    runs.runsWith("metrics"),
  ]);
  const lines = results?.lines ?? [];
  return {
    days: Math.max(1, Math.min(DAYS, counted.filter((run) => /^\d{4}-/.test(run)).length)),
    chains: new Map(
      lines.map(({ name, counts }) => [name.chain, { entered: counts.entered, sent: counts.sent }]),
    ),
    nights: nights ?? [],
  };
}
