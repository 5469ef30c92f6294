import { toMinor } from "../basics/money.ts";
import { topOf } from "../basics/money-sketch.ts";
import { quantile, type TallyEntries } from "../basics/tally.ts";
import type { Segments } from "../config/segments.ts";
import { type RfmScale, type RfmSegment, rfmSegmentOf } from "./rfm-segments.ts";

/** The scale's number is best, 1 is worst; 0 is for somebody who never bought. */
export type RfmScore = 0 | 1 | 2 | 3 | 4 | 5;

/** What RFM looks at: whole days since the last order, orders that count, money in minor units net of refunds. */
export interface Rfm {
  readonly recencyDays: number;
  readonly orders: number;
  readonly spent: number;
}

export interface RfmDigits {
  readonly recency: RfmScore;
  readonly frequency: RfmScore;
  readonly monetary: RfmScore;
}

export interface RfmScores extends RfmDigits {
  /** The three digits. */
  readonly cell: string;
  /** The cell's named segment. */
  readonly rfmSegment: RfmSegment;
}

/** Buyers counted by whole days, by orders, and by money-sketch bucket of what they spent. */
export interface RfmCounts {
  readonly recencyDays: TallyEntries;
  readonly orders: TallyEntries;
  readonly spent: TallyEntries;
}

/**
 * Limits between the scores, ascending, two of them or four. Recency: at most the first is the best score, at most the
 * second the next one. Orders and money (minor units): at least the first is 2, at least the second is 3, and so on.
 */
export interface RfmLimits {
  readonly recencyDays: readonly number[];
  readonly orders: readonly number[];
  readonly spent: readonly number[];
}

export interface RfmCuts extends RfmLimits {
  /** With hysteresis: the limits if each group ended so many points of the buyers earlier, and later. */
  readonly band?: { readonly from: RfmLimits; readonly to: RfmLimits };
}

const NEVER_BOUGHT: RfmScores = {
  recency: 0,
  frequency: 0,
  monetary: 0,
  cell: "000",
  rfmSegment: "non_buyer",
};

/**
 * Limits at the thirds or fifths of the buyers, by value: equal customers are never split, so a group may be larger than
 * another (where most have bought once, all of those score 1), or stay empty. The marketer's own limits win.
 */
export function rfmCuts(counts: RfmCounts, settings: Segments["rfm"], currency: string): RfmCuts {
  const slack = settings.cut === "fixed" ? 0 : (settings.hysteresis ?? 0) / 100;
  const limitsAt = (shift: number) => rfmLimits(counts, settings, currency, shift);
  return { ...limitsAt(0), ...(slack > 0 && { band: { from: limitsAt(-slack), to: limitsAt(slack) } }) };
}

function rfmLimits(counts: RfmCounts, settings: Segments["rfm"], currency: string, shift: number): RfmLimits {
  const fixed: Partial<Segments["rfm"]> = settings.cut === "fixed" ? settings : {};
  const groups = settings.scores ?? 3;
  const ends = (entries: TallyEntries) =>
    Array.from({ length: groups - 1 }, (_, group) => quantile(entries, (group + 1) / groups + shift) ?? 0);
  return {
    recencyDays: fixed.recency_days ?? ends(counts.recencyDays),
    orders: fixed.orders ?? ends(counts.orders).map((most) => most + 1),
    spent:
      fixed.spent?.map((limit) => toMinor(limit, currency)) ??
      ends(counts.spent).map((bucket) => topOf(bucket) + 1),
  };
}

/**
 * Scores one customer. With hysteresis, a score of the night before (`held`) stays for as long as limits within the band
 * would give it; one that has left the band goes to tonight's at once. Who has ordered since is scored without `held`.
 */
export function scoreRfm(rfm: Rfm, cuts: RfmCuts, held?: RfmDigits): RfmScores {
  if (rfm.orders === 0) return NEVER_BOUGHT;
  const exact = digitsOf(rfm, cuts);
  const digits = cuts.band && held ? steady(exact, held, rfm, cuts.band) : exact;
  return inCell(digits, scaleOf(cuts));
}

/** Made once for each cell: customers are many, cells are not. */
const CELLS: Readonly<Record<RfmScale, (RfmScores | undefined)[]>> = { 3: [], 5: [] };

function inCell(digits: RfmDigits, scale: RfmScale): RfmScores {
  const index = 36 * digits.recency + 6 * digits.frequency + digits.monetary;
  const known = CELLS[scale][index];
  if (known) return known;
  const cell = `${digits.recency}${digits.frequency}${digits.monetary}`;
  const scores = { ...digits, cell, rfmSegment: rfmSegmentOf(cell, scale) };
  CELLS[scale][index] = scores;
  return scores;
}

export function digitsOfCell(cell: string): RfmDigits {
  const [recency = 0, frequency = 0, monetary = 0] = [...cell].map(Number);
  return { recency, frequency, monetary } as RfmDigits;
}

function steady(
  exact: RfmDigits,
  held: RfmDigits,
  rfm: Rfm,
  { from, to }: NonNullable<RfmCuts["band"]>,
): RfmDigits {
  const [early, late] = [digitsOf(rfm, from), digitsOf(rfm, to)];
  const one = (score: keyof RfmDigits) => {
    const [low, high] = [Math.min(early[score], late[score]), Math.max(early[score], late[score])];
    return held[score] >= low && held[score] <= high ? held[score] : exact[score];
  };
  return { recency: one("recency"), frequency: one("frequency"), monetary: one("monetary") };
}

function digitsOf({ recencyDays, orders, spent }: Rfm, limits: RfmLimits): RfmDigits {
  const recency = scaleOf(limits) - reached(limits.recencyDays, recencyDays - 1);
  const frequency = 1 + reached(limits.orders, orders);
  const monetary = 1 + reached(limits.spent, spent);
  return { recency, frequency, monetary } as RfmDigits;
}

const scaleOf = ({ orders }: RfmLimits): RfmScale => (orders.length === 4 ? 5 : 3);

/** How many of the limits the value has come to. */
function reached(limits: readonly number[], value: number): number {
  let many = 0;
  for (const limit of limits) if (limit <= value) many += 1;
  return many;
}
