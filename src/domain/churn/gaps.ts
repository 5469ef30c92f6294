import { makeCounter, type TallyEntries } from "../basics/tally.ts";

/**
 * How a shop's own customers come back after a silence: orders and days of silence, counted by how many order days the
 * customer has and how long the silence has lasted. Days that are still silent count too, so nothing is lost to
 * censoring. Whole numbers that add up over shards.
 */
export interface GapCounts {
  /** By class, then by bin. */
  readonly returns: readonly (readonly number[])[];
  readonly days: readonly (readonly number[])[];
}

/** Chance per day of the next order day, by class and bin. */
export type Hazards = readonly (readonly number[])[];

/** The fewest order days of each class. */
const CLASSES = [1, 2, 3, 5, 8, 13] as const;
/** Silence in days up to which each bin reaches; the last reaches on. */
const BINS = [
  1,
  2,
  4,
  7,
  10,
  14,
  21,
  28,
  42,
  60,
  90,
  135,
  200,
  300,
  450,
  700,
  Number.POSITIVE_INFINITY,
] as const;

/** Before there is data: a return in 90 days. */
const PRIOR_DAYS = 90;
/** What a chance is drawn towards weighs as much as this many returns, but never more than this many days. */
const PRIOR_RETURNS = 3;
const PRIOR_WEIGHT_DAYS = PRIOR_RETURNS * PRIOR_DAYS;

export function makeGapCounts(): {
  add(days: readonly number[], today: number): void;
  readonly counts: GapCounts;
} {
  const ended = CLASSES.map(makeCounter);
  const lasting = CLASSES.map(makeCounter);
  return {
    add(days, today) {
      const last = days.length - 1;
      for (let index = 0; index < last; index += 1) {
        ended[classOf(index + 1)]?.add((days[index + 1] ?? 0) - (days[index] ?? 0));
      }
      lasting[classOf(last + 1)]?.add(today - (days[last] ?? today));
    },
    get counts() {
      const silences = CLASSES.map((_, at) => ({
        ended: ended[at]?.entries() ?? [],
        lasting: lasting[at]?.entries() ?? [],
      }));
      return {
        returns: silences.map((silence) => returnsOf(silence.ended)),
        days: silences.map((silence) => daysOf([...silence.ended, ...silence.lasting])),
      };
    },
  };
}

function returnsOf(ended: TallyEntries): readonly number[] {
  const returns = BINS.map(() => 0);
  for (const [length, times] of ended) {
    const bin = binOf(length);
    returns[bin] = (returns[bin] ?? 0) + times;
  }
  return returns;
}

function daysOf(silences: TallyEntries): readonly number[] {
  const days = BINS.map(() => 0);
  for (const [length, times] of silences) {
    eachBin(0, length, (bin, overlap) => {
      days[bin] = (days[bin] ?? 0) + overlap * times;
    });
  }
  return days;
}

export function mergeGapCounts(parts: readonly GapCounts[]): GapCounts {
  const sum = (grids: readonly (readonly (readonly number[])[])[]) =>
    CLASSES.map((_, at) =>
      BINS.map((_, bin) => grids.reduce((total, grid) => total + (grid[at]?.[bin] ?? 0), 0)),
    );
  return { returns: sum(parts.map((part) => part.returns)), days: sum(parts.map((part) => part.days)) };
}

/**
 * Chances of return: those of the class and bin, drawn towards those of the bin, and these towards those of the bin
 * before, each with the weight of a few returns. So a silence longer than any that the shop has seen is like the
 * longest, and a class without data is like the rest of the shop.
 */
export function hazardsOf({ returns, days }: GapCounts): Hazards {
  const inBin = (grid: readonly (readonly number[])[], bin: number) =>
    grid.reduce((sum, row) => sum + (row[bin] ?? 0), 0);
  let before = 1 / PRIOR_DAYS;
  const ofShop = BINS.map((_, bin) => {
    before = drawn(inBin(returns, bin), inBin(days, bin), before);
    return before;
  });
  return CLASSES.map((_, at) =>
    ofShop.map((hazard, bin) => drawn(returns[at]?.[bin] ?? 0, days[at]?.[bin] ?? 0, hazard)),
  );
}

/** Probability that a customer with so many order days, silent for `silence` days, stays silent for `next` more. */
export function staySilent(hazards: Hazards, orderDays: number, silence: number, next: number): number {
  const row = hazards[classOf(orderDays)] ?? [];
  let expected = 0;
  eachBin(silence, silence + next, (bin, overlap) => {
    expected += overlap * (row[bin] ?? 0);
  });
  return Math.exp(-expected);
}

function drawn(returns: number, days: number, towards: number): number {
  const weight = Math.min(PRIOR_WEIGHT_DAYS, PRIOR_RETURNS / towards);
  return (returns + weight * towards) / (days + weight);
}

function classOf(orderDays: number): number {
  let at = CLASSES.length - 1;
  while (at > 0 && (CLASSES[at] ?? 0) > orderDays) at -= 1;
  return at;
}

function binOf(day: number): number {
  return BINS.findIndex((end) => day <= end);
}

function eachBin(from: number, to: number, visit: (bin: number, overlap: number) => void): void {
  let start = 0;
  BINS.forEach((end, bin) => {
    const overlap = Math.min(to, end) - Math.max(from, start);
    if (overlap > 0) visit(bin, overlap);
    start = end;
  });
}
