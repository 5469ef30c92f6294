import type { Day } from "../basics/calendar.ts";
import { normalQuantile } from "../basics/special-functions.ts";
import { type Figure, known, UPPER, unknown } from "./expected.ts";

/** Days since somebody came, from which the next stretch begins: the longer ago, the seldomer a first order. */
const STARTS = [0, 1, 7, 30, 90, 180, 365] as const;
const YEAR = 365;
const FEWEST_FIRST_ORDERS = 20;
/** How far the rate of the months ahead differs from the year's, as a standard deviation of its logarithm. */
const CHANGES_BY = 0.25;

/** Whole numbers that add up over shards. */
export interface WaitingCounts {
  /** Who has not bought yet, by days since they came; the last entry is for a year and more. */
  readonly waiting: readonly number[];
  /** Of the last year, by stretch: days that people spent without an order, and first orders that ended them. */
  readonly days: readonly number[];
  readonly firstOrders: readonly number[];
}

export const NOBODY_WAITING: WaitingCounts = {
  waiting: new Array<number>(YEAR + 1).fill(0),
  days: STARTS.map(() => 0),
  firstOrders: STARTS.map(() => 0),
};

/** Counts customers up to the end of the day `through`. Who bought on the day of coming was never waiting. */
export function makeWaitingCounter(through: Day) {
  const { waiting, days, firstOrders } = structuredClone(NOBODY_WAITING) as {
    readonly [K in keyof WaitingCounts]: number[];
  };
  return {
    add(joinedOn: Day, firstOrderOn: Day | undefined): void {
      const boughtOn = firstOrderOn !== undefined && firstOrderOn <= through ? firstOrderOn : undefined;
      if (joinedOn > through || (boughtOn !== undefined && boughtOn <= joinedOn)) return;
      const age = (boughtOn ?? through) - joinedOn;
      const seenFrom = Math.max(0, through - YEAR - joinedOn);
      for (const [at, start] of STARTS.entries()) {
        const end = STARTS[at + 1] ?? Number.POSITIVE_INFINITY;
        days[at] = (days[at] ?? 0) + Math.max(0, Math.min(age, end) - Math.max(seenFrom, start));
        if (boughtOn !== undefined && age > seenFrom && age > start && age <= end)
          firstOrders[at] = (firstOrders[at] ?? 0) + 1;
      }
      if (boughtOn === undefined) {
        const at = Math.min(YEAR, age);
        waiting[at] = (waiting[at] ?? 0) + 1;
      }
    },
    counts: (): WaitingCounts => ({ waiting, days, firstOrders }),
  };
}

export function mergeWaiting(one: WaitingCounts, other: WaitingCounts): WaitingCounts {
  const sum = (key: keyof WaitingCounts) => one[key].map((value, at) => value + (other[key][at] ?? 0));
  return { waiting: sum("waiting"), days: sum("days"), firstOrders: sum("firstOrders") };
}

/**
 * How many of those who wait will have bought for the first time within so many days: the rate of first orders by time
 * since coming (deaths over exposure, constant within a stretch), applied to everybody's own time. The interval holds
 * the chance of the count, what is not known of the rates, and that rates change.
 */
export function firstOrdersWithin({ waiting, days, firstOrders }: WaitingCounts, ahead: number): Figure {
  const seen = firstOrders.reduce((sum, one) => sum + one, 0);
  if (seen < FEWEST_FIRST_ORDERS) return unknown("few-first-orders");
  const rates = STARTS.map((_, at) => ((days[at] ?? 0) === 0 ? 0 : (firstOrders[at] ?? 0) / (days[at] ?? 1)));
  const expected = waiting.reduce(
    (sum, people, age) => sum - people * Math.expm1(-hazard(rates, age, ahead)),
    0,
  );
  const spread = Math.sqrt(CHANGES_BY ** 2 + 1 / seen + 1 / Math.max(1, expected));
  const factor = Math.exp(normalQuantile(UPPER) * spread);
  return known({ expected, low: expected / factor, high: expected * factor });
}

function hazard(rates: readonly number[], age: number, ahead: number): number {
  return STARTS.reduce<number>((sum, start, at) => {
    const end = STARTS[at + 1] ?? Number.POSITIVE_INFINITY;
    return sum + (rates[at] ?? 0) * Math.max(0, Math.min(age + ahead, end) - Math.max(age, start));
  }, 0);
}
