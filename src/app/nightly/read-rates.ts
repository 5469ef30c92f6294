import { MINUTE } from "../../domain/basics/calendar.ts";
import type { Rates } from "../../domain/offers/budgets/reserve.ts";
import type { Clock } from "../../ports/clock.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readLatest } from "./documents.ts";

const KEEP_MS = 5 * MINUTE;

/** Which share of each offer's codes was used, by the last night's account: read once for the many codes of a walk. */
export function makeReadRates(runs: RunStore, clock: Clock): () => Promise<Rates> {
  let kept: { readonly rates: Rates; readonly until: number } | undefined;
  return async () => {
    const now = clock.now();
    if (kept && now < kept.until) return kept.rates;
    const rates = (await readLatest(runs, "ledger"))?.rates ?? {};
    kept = { rates, until: now + KEEP_MS };
    return rates;
  };
}
