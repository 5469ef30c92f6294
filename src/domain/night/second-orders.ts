import { formatDay } from "../basics/calendar.ts";
import { type Share, wilson } from "../basics/wilson.ts";
import type { FirstOrder } from "../people/first-order.ts";
import type { Profile } from "../people/profile.ts";
import { makeNamedCounter, mergeNamedCounts, type NamedCounts, OTHERS } from "./named-counts.ts";
import type { Period } from "./period.ts";

/** A second order counts within so many periods of the first. */
const PERIODS = 3;
/** First orders that are looked at: none older than so many days. */
const OLDEST = 730;
/** Of fewer customers no share is told. */
export const FEWEST = 20;
const MOST_CATEGORIES = 30;
/** What each shard tells apart, so that no category of the whole is lost in one. */
const MOST_IN_A_SHARD = 200;
const UNKNOWN = "(not known)";

/**
 * `customers`: whose first order is old enough. `within`: ordered on another day within the days that are watched; `ever`:
 * until today.
 */
const SUMS = ["customers", "within", "ever"] as const;
type Sum = (typeof SUMS)[number];

/** What may have to do with a second order, by what the first one was like. */
const GROUPINGS = {
  deliveryTime: ({ deliveredAfter }, daysSince) =>
    deliveredAfter === undefined || deliveredAfter > daysSince ? UNKNOWN : bandOf(deliveredAfter),
  category: ({ category }) => category ?? UNKNOWN,
  discount: ({ couponed, discount }) =>
    discount === undefined ? (couponed ? "coupon, share not told" : "none") : discountBand(discount),
  refund: ({ refunded }) => (refunded ? "refunded" : "not refunded"),
} satisfies Record<string, (first: FirstOrder, daysSince: number) => string>;
export type Grouping = keyof typeof GROUPINGS;
const NAMES = Object.keys(GROUPINGS) as readonly Grouping[];

const bandOf = (days: number) =>
  days <= 1 ? "0 to 1 days" : days <= 3 ? "2 to 3 days" : days <= 7 ? "4 to 7 days" : laterBand(days);
const laterBand = (days: number) => (days <= 14 ? "8 to 14 days" : "15 days and more");
const discountBand = (percent: number) =>
  percent <= 10 ? "up to 10%" : percent <= 20 ? "11 to 20%" : percent <= 30 ? "21 to 30%" : "above 30%";

/** The order of rows that have one; others go by size. */
const IN_ORDER = [
  ...["0 to 1 days", "2 to 3 days", "4 to 7 days", "8 to 14 days", "15 days and more"],
  ...["none", "up to 10%", "11 to 20%", "21 to 30%", "above 30%", "coupon, share not told"],
  ...["not refunded", "refunded"],
];

export type SecondOrders = Readonly<Record<Grouping, NamedCounts<Sum>>>;

export interface SecondOrderCounter {
  add(profile: Pick<Profile, "orderDays" | "firstOrder">): void;
  counts(): SecondOrders;
}

const boundsOf = (most: number) => ({ sums: SUMS, most }) as const;
const everyGrouping = <T>(of: (name: Grouping) => T) =>
  Object.fromEntries(NAMES.map((name) => [name, of(name)])) as Record<Grouping, T>;

/** Counts buyers whose first order is at least as old as second orders are watched for: nobody has had less time than others. */
export function makeSecondOrderCounter(period: Period): SecondOrderCounter {
  const counters = everyGrouping(() => makeNamedCounter(boundsOf(MOST_IN_A_SHARD)));
  const watched = watchedDays(period);
  return {
    add({ orderDays: [first, second], firstOrder = {} }) {
      const age = first ? period.today - first.day : -1;
      if (!first || age < watched || age >= OLDEST) return;
      const within = second !== undefined && second.day - first.day <= watched;
      const sums = { customers: 1, within: within ? 1 : 0, ever: second ? 1 : 0 };
      for (const name of NAMES) counters[name].add(GROUPINGS[name](firstOrder, age), sums);
    },
    counts: () => everyGrouping((name) => counters[name].counts()),
  };
}

const watchedDays = ({ days }: Period) => PERIODS * days;

export function mergeSecondOrders(parts: readonly SecondOrders[]): SecondOrders {
  return everyGrouping((name) =>
    mergeNamedCounts(
      parts.map((part) => part[name]),
      boundsOf(MOST_IN_A_SHARD),
    ),
  );
}

export interface SecondOrderRow {
  readonly group: string;
  readonly customers: number;
  /** With a second order within the days watched, and the share with its interval; null where they are too few to tell. */
  readonly within: number;
  readonly share: Share | null;
  /** With a second order by now, however late. */
  readonly ever: number;
}

export interface SecondOrderTable extends Readonly<Record<Grouping, readonly SecondOrderRow[]>> {
  /** Days after the first order within which a second one counts. */
  readonly days: number;
  /** First and last day of the first orders that count, both included. */
  readonly firstOrders: { readonly from: string; readonly to: string };
  readonly customers: number;
}

export function secondOrderTable(counts: SecondOrders, period: Period): SecondOrderTable {
  const days = watchedDays(period);
  const customers = Object.values(counts.refund).reduce((sum, row) => sum + row.customers, 0);
  return {
    days,
    firstOrders: { from: formatDay(period.today - OLDEST + 1), to: formatDay(period.today - days) },
    customers,
    deliveryTime: rowsOf(counts.deliveryTime),
    category: rowsOf(withoutSmall(counts.category)),
    discount: rowsOf(counts.discount),
    refund: rowsOf(counts.refund),
  };
}

/** Categories of too few customers, and all but the largest, are one row. */
function withoutSmall(counts: NamedCounts<Sum>): NamedCounts<Sum> {
  const named = Object.entries(counts).map(
    ([name, sums]) => ({ [sums.customers < FEWEST && name !== UNKNOWN ? OTHERS : name]: sums }) as const,
  );
  return mergeNamedCounts<Sum>(named, boundsOf(MOST_CATEGORIES));
}

function rowsOf(counts: NamedCounts<Sum>): readonly SecondOrderRow[] {
  const place = (name: string) =>
    name === UNKNOWN ? IN_ORDER.length + 2 : name === OTHERS ? IN_ORDER.length + 1 : IN_ORDER.indexOf(name);
  return Object.entries(counts)
    .sort(([one, a], [other, b]) => place(one) - place(other) || b.customers - a.customers)
    .map(([group, { customers, within, ever }]) => ({
      group,
      customers,
      within,
      share: customers < FEWEST ? null : wilson(within, customers),
      ever,
    }));
}
