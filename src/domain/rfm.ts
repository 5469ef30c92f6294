import type { Segments } from "./bundle.ts";
import { toMinor } from "./money.ts";
import { topOf } from "./money-sketch.ts";
import { quantile, type TallyEntries } from "./tally.ts";

/** 3 is best, 1 is worst; 0 is for somebody who never bought. */
export type RfmScore = 0 | 1 | 2 | 3;

/** What RFM looks at: whole days since the last order, orders that count, money in minor units net of refunds. */
export interface Rfm {
  readonly recencyDays: number;
  readonly orders: number;
  readonly spent: number;
}

export interface RfmScores {
  readonly recency: RfmScore;
  readonly frequency: RfmScore;
  readonly monetary: RfmScore;
  /** The three digits. */
  readonly cell: string;
}

/** Buyers counted by whole days, by orders, and by money-sketch bucket of what they spent. */
export interface RfmCounts {
  readonly recencyDays: TallyEntries;
  readonly orders: TallyEntries;
  readonly spent: TallyEntries;
}

/**
 * Limits between the scores. Recency: at most the first is 3, at most the second is 2. Orders and money (minor units):
 * at least the first is 2, at least the second is 3.
 */
export interface RfmCuts {
  readonly recencyDays: readonly [number, number];
  readonly orders: readonly [number, number];
  readonly spent: readonly [number, number];
}

const NEVER_BOUGHT: RfmScores = { recency: 0, frequency: 0, monetary: 0, cell: "000" };

/**
 * Limits at the thirds of the buyers, by value: equal customers are never split, so a third may be larger than
 * another (where most have bought once, all of those score 1), or stay empty. The marketer's own limits win.
 */
export function rfmCuts(counts: RfmCounts, settings: Segments["rfm"], currency: string): RfmCuts {
  const fixed: Partial<Segments["rfm"]> = settings.cut === "fixed" ? settings : {};
  return {
    recencyDays: fixed.recency_days ?? thirds(counts.recencyDays),
    orders: fixed.orders ?? above(thirds(counts.orders)),
    spent:
      fixed.spent === undefined
        ? above(mapPair(thirds(counts.spent), topOf))
        : mapPair(fixed.spent, (limit) => toMinor(limit, currency)),
  };
}

export function scoreRfm(rfm: Rfm, cuts: RfmCuts): RfmScores {
  if (rfm.orders === 0) return NEVER_BOUGHT;
  const recency = rfm.recencyDays <= cuts.recencyDays[0] ? 3 : rfm.recencyDays <= cuts.recencyDays[1] ? 2 : 1;
  const frequency = atLeast(rfm.orders, cuts.orders);
  const monetary = atLeast(rfm.spent, cuts.spent);
  return { recency, frequency, monetary, cell: `${recency}${frequency}${monetary}` };
}

function atLeast(value: number, [two, three]: readonly [number, number]): 1 | 2 | 3 {
  return value >= three ? 3 : value >= two ? 2 : 1;
}

function thirds(entries: TallyEntries): readonly [number, number] {
  return [quantile(entries, 1 / 3) ?? 0, quantile(entries, 2 / 3) ?? 0];
}

/** "More than" of whole numbers, as "at least". */
function above(limits: readonly [number, number]): readonly [number, number] {
  return mapPair(limits, (limit) => limit + 1);
}

function mapPair(
  [first, second]: readonly [number, number],
  change: (limit: number) => number,
): readonly [number, number] {
  return [change(first), change(second)];
}
