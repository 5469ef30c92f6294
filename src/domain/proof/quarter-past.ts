import type { Day } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { bucketOf, topOf } from "../basics/money-sketch.ts";
import { addTally, count, entriesOf, quantile, type Tally, type TallyEntries } from "../basics/tally.ts";
import type { OrderDay } from "../people/profile.ts";
import { NO_SUMS } from "./arm-sums.ts";
import { designOf } from "./design.ts";
import type { OutcomeCount, OutcomeName } from "./holdout-measuring.ts";
import { ordered } from "./outcome.ts";
import type { QuarterDue } from "./shop-holdout.ts";

/** What somebody has bought before a quarter says what to expect in it: a year of it. */
export const PAST_DAYS = 365;
/** The limit is what 99 of 100 buyers stayed below in a quarter of that year. */
const WITHIN_LIMIT = 0.99;
const [QUARTERS, QUARTER_DAYS] = [4, 91];
/** Of one person in a quarter. */
const MOST_ORDERS = 30;

/** What the people of a quarter had bought in the year before: whole numbers that merge over shards. */
export interface QuarterPast {
  readonly people: number;
  readonly orders: number;
  /** Minor units. */
  readonly spent: number;
  /** What buyers spent in each of the four quarters, by buckets of the money sketch. */
  readonly quarters: TallyEntries;
}

export function makeQuarterPast(from: Day) {
  const quarters: Tally = new Map();
  const totals = { people: 0, orders: 0, spent: 0 };
  return {
    add(days: readonly OrderDay[]): void {
      const { orders, spent } = ordered(days, from - PAST_DAYS, from - 1);
      totals.people += 1;
      totals.orders += orders;
      totals.spent += spent;
      for (let ago = 1; ago <= QUARTERS; ago += 1) {
        const begin = from - ago * QUARTER_DAYS;
        const had = ordered(days, begin, begin + QUARTER_DAYS - 1);
        if (had.orders > 0) count(quarters, bucketOf(had.spent));
      }
    },
    merge(other: QuarterPast): void {
      totals.people += other.people;
      totals.orders += other.orders;
      totals.spent += other.spent;
      addTally(quarters, other.quarters);
    },
    counts: (): QuarterPast => ({ ...totals, quarters: entriesOf(quarters) }),
  };
}

/**
 * What is counted of a quarter, the primary outcome first, with nobody in it yet. Limits come from the year before alone.
 * Empty where nothing was bought in it: there is nothing to fix a limit by.
 */
export function outcomesOfQuarter(
  { people, orders, spent, quarters }: QuarterPast,
  { percent }: Pick<QuarterDue, "percent">,
  marginPercent: number | undefined,
): readonly OutcomeCount[] {
  const top = quantile(quarters, WITHIN_LIMIT);
  if (top === undefined || spent <= 0) return [];
  // One look at everybody: the interval is not a sequence, and checks are tightest at all people.
  const shop = {
    customers: people,
    entriesPerYear: 2 * people,
    averageOrder: spent / orders,
    spendQuantile: topOf(top),
  };
  const money = designOf(shop);
  const designs = {
    orders: { ...money, limit: MOST_ORDERS },
    revenue: money,
    margin: designOf({ ...shop, ...defined({ marginPercent }) }),
  };
  const names: readonly OutcomeName[] =
    marginPercent === undefined ? ["revenue", "orders"] : ["margin", "revenue", "orders"];
  const strata = [{ probability: 1 - percent / 100, treated: NO_SUMS, heldOut: NO_SUMS }];
  return names.map((outcome) => ({ outcome, design: designs[outcome], strata }));
}
