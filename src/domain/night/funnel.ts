import { type Day, formatMonth, monthOf } from "../basics/calendar.ts";
import type { Profile } from "../people/profile.ts";
import { pointName } from "./entry-points.ts";
import { makeNamedCounter, mergeNamedCounts, type NamedCounts } from "./named-counts.ts";

/**
 * How far people came. `people`: all. `visited`: seen on the shop's site by the day of their first order. Each further
 * step counts those of `visited` who came as far or farther, so that no step has more than the one before it, even where
 * nobody told of the one in between. `elsewhere`: ordered without having been seen before, which no step counts;
 * `elsewhereAgain`: those of them with a second order.
 */
const SUMS = [
  "people",
  "visited",
  "cart",
  "checkout",
  "ordered",
  "orderedAgain",
  "elsewhere",
  "elsewhereAgain",
] as const;
export type FunnelCounts = Readonly<Record<(typeof SUMS)[number], number>>;

/** Months of being first seen that are told apart. */
const MONTHS = 24;
const EARLIER = "(earlier)";
/** Entry points that are counted apart, and those that are shown. */
const MOST_POINTS = 200;
const POINTS_SHOWN = 50;
export const NO_POINT = "(none)";

// A month more: a name of its own for whoever was first seen before them.
const BY_MONTH = { sums: SUMS, most: MONTHS + 1 } as const;
const BY_POINT = { sums: SUMS, most: MOST_POINTS } as const;

export interface Funnel {
  /** By month of being first seen, `2026-03`; of the last 24, and `(earlier)`. */
  readonly months: NamedCounts<keyof FunnelCounts>;
  /** By entry point; who came in by none is `(none)`. */
  readonly entryPoints: NamedCounts<keyof FunnelCounts>;
}

type Counted = Pick<Profile, "orders" | "orderDays" | "entry" | "via" | "firstOn">;

export interface FunnelCounter {
  add(profile: Counted, joinedOn: Day): void;
  counts(): Funnel;
}

/** Counts those who had been seen by `today`: bounded, whatever the number of customers. */
export function makeFunnelCounter(today: Day): FunnelCounter {
  const [months, points] = [makeNamedCounter(BY_MONTH), makeNamedCounter(BY_POINT)];
  const oldest = monthOf(today) - MONTHS;
  return {
    add(profile, joinedOn) {
      if (joinedOn > today) return;
      const steps = stepsOf(profile, today);
      const month = monthOf(joinedOn);
      months.add(month > oldest ? formatMonth(month) : EARLIER, steps);
      const { entry, via } = profile;
      points.add(entry === undefined ? NO_POINT : pointName(entry, via), steps);
    },
    counts: () => ({ months: months.counts(), entryPoints: points.counts() }),
  };
}

export function mergeFunnels(parts: readonly Funnel[]): Funnel {
  return {
    months: mergeNamedCounts(
      parts.map(({ months }) => months),
      BY_MONTH,
    ),
    entryPoints: mergeNamedCounts(
      parts.map(({ entryPoints }) => entryPoints),
      BY_POINT,
    ),
  };
}

function stepsOf({ orders, firstOn }: Counted, today: Day): FunnelCounts {
  const by = (day: Day | undefined) => day !== undefined && day <= today;
  const one = (condition: boolean) => (condition ? 1 : 0);
  const [ordered, again] = [orders > 0, orders > 1];
  const visited = by(firstOn?.visit);
  const checkout = by(firstOn?.checkout) || ordered;
  const cart = by(firstOn?.cart) || checkout;
  return {
    people: 1,
    visited: one(visited),
    cart: one(visited && cart),
    checkout: one(visited && checkout),
    ordered: one(visited && ordered),
    orderedAgain: one(visited && again),
    elsewhere: one(!visited && ordered),
    elsewhereAgain: one(!visited && again),
  };
}

/** One line of the funnel. Shares are of the step before; null where nobody came as far. */
export interface FunnelRow extends FunnelCounts {
  readonly shareOfCarts: number | null;
  readonly shareOfCheckouts: number | null;
  readonly shareOfOrders: number | null;
  readonly shareOfSecondOrders: number | null;
  /** Where most are lost: between the step before it and this one; null where nobody is. */
  readonly mostLostBefore: (typeof STEPS)[number] | null;
}

const STEPS = ["cart", "checkout", "ordered", "orderedAgain"] as const;

export interface FunnelTable {
  readonly all: FunnelRow;
  readonly months: Readonly<Record<string, FunnelRow>>;
  readonly entryPoints: Readonly<Record<string, FunnelRow>>;
}

export function funnelTable({ months, entryPoints }: Funnel): FunnelTable {
  const rows = (counts: NamedCounts<keyof FunnelCounts>) =>
    Object.fromEntries(
      Object.entries(counts)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, one]) => [name, rowOf(one)]),
    );
  const all = Object.values(months).reduce<FunnelCounts>(sumOf, NOBODY);
  const largest = mergeNamedCounts([entryPoints], { sums: SUMS, most: POINTS_SHOWN });
  return { all: rowOf(all), months: rows(months), entryPoints: rows(largest) };
}

const NOBODY = Object.fromEntries(SUMS.map((sum) => [sum, 0])) as FunnelCounts;

const sumOf = (one: FunnelCounts, other: FunnelCounts) =>
  Object.fromEntries(SUMS.map((sum) => [sum, one[sum] + other[sum]])) as FunnelCounts;

function rowOf(counts: FunnelCounts): FunnelRow {
  const { visited, cart, checkout, ordered, orderedAgain } = counts;
  const lost = [visited - cart, cart - checkout, checkout - ordered, ordered - orderedAgain];
  const most = Math.max(...lost);
  return {
    ...counts,
    shareOfCarts: ratio(cart, visited),
    shareOfCheckouts: ratio(checkout, cart),
    shareOfOrders: ratio(ordered, checkout),
    shareOfSecondOrders: ratio(orderedAgain, ordered),
    mostLostBefore: most === 0 ? null : (STEPS[lost.indexOf(most)] ?? null),
  };
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
