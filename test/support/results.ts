import type { ResultLineAnswer, ResultsAnswer } from "../../src/contracts/answers/results.ts";

const NOTHING = { windows: 0, customers: 0, orders: 0, revenue: 0, discounts: 0, margin: null };

/** A line of results in which nothing happened but what the test names. */
export const lineWith = (parts: Partial<ResultLineAnswer> = {}): ResultLineAnswer => ({
  ...{ chain: "win-back", campaign: false, entered: 0, heldOut: 0, waiting: 0, left: 0, sent: 0 },
  ...{ delivered: 0, skipped: 0, skippedBy: {}, failed: 0, unknown: 0, silenced: 0, bounced: 0 },
  ...{ opened: 0, openedByMachine: 0, clicked: 0, unsubscribed: 0, complained: 0 },
  ...{ ordered: NOTHING, orderedHeldOut: NOTHING, attributed: { orders: 0, revenue: 0 } },
  ...parts,
});

export const orderedBy = (customers: number, windows: number, revenue: number) => ({
  ...{ ...NOTHING, windows, customers, orders: customers, revenue },
});

export const resultsOf = (by: ResultsAnswer["by"], results: ResultsAnswer["results"]): ResultsAnswer => ({
  ...{ asOf: 0, from: "2026-03-02", to: "2026-03-31", openFrom: "2026-03-30" },
  ...{ windowDays: 5, currency: "EUR", by, results },
});
