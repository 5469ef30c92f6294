import type { OfferCosts } from "../../../domain/night/offer-costs.ts";
import type { NightEntries } from "../../../domain/night/usual.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import type { ResultsFiles } from "../../../ports/results-files.ts";
import { read, readLatest } from "../../nightly/documents.ts";
import { makeReadResults } from "../../results/read-results.ts";

/** What came of a chain in the last days. Money in minor units. */
export interface Counted {
  readonly entered: number;
  readonly sent: number;
  /** Codes that its mails took, how many codes of the chain were used, and what that cost. */
  readonly codes: number;
  readonly used: number;
  readonly discount: number;
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
  const [results, entries, nights] = await Promise.all([
    makeReadResults({ files })({ by: "chain", selection: {} }),
    readLatest(runs, "entries"),
    runs.runsWith("metrics"),
  ]);
  const dated = nights.filter((run) => /^\d{4}-/.test(run));
  const [last, before] = await Promise.all(
    [dated.at(-1), dated.at(-1 - DAYS)].map((run) =>
      run === undefined ? undefined : read(runs, run, "metrics"),
    ),
  );
  return {
    days: Math.max(1, Math.min(DAYS, dated.length)),
    chains: new Map(
      (results?.lines ?? []).map(({ name: { chain }, counts }) => {
        const { entered, sent } = counts;
        const [now, then] = [costsOf(last?.offers, chain), costsOf(before?.offers, chain)];
        const since = (what: keyof typeof now) => Math.max(0, now[what] - then[what]);
        const spent = { codes: since("codes"), used: since("used"), discount: since("discount") };
        return [chain, { entered, sent, ...spent }];
      }),
    ),
    nights: entries ?? [],
  };
}

/** Of all codes that the chain's mails ever took. */
function costsOf(offers: OfferCosts | undefined, chain: string) {
  const rows = offers?.rows.filter((row) => row.chain === chain) ?? [];
  const sum = (what: "issued" | "redeemed" | "discount") => rows.reduce((total, row) => total + row[what], 0);
  return { codes: sum("issued"), used: sum("redeemed"), discount: sum("discount") };
}
