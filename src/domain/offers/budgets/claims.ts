import {
  type Day,
  dayOf,
  formatDay,
  formatMonth,
  type Instant,
  monthOf,
  parseDay,
} from "../../basics/calendar.ts";
import { toMinor } from "../../basics/money.ts";
import type { Bundle } from "../../config/bundle.ts";
import type { Budget, Offers } from "../../config/offers.ts";
import type { Claim } from "./budget.ts";

interface Spender {
  readonly offers: Offers;
  readonly offer: string;
  /** The chain or campaign whose mail carries the code. */
  readonly chain?: { readonly id: string; readonly budget?: Budget };
  readonly currency: string;
  readonly timeZone: string;
}

/** What a code has to be reserved in: the budgets of its offer, of its chain and of all offers, as far as there are any. */
export function claimsOf(
  { offers, offer, chain, currency, timeZone }: Spender,
  at: Instant,
): readonly Claim[] {
  const budgets: readonly (readonly [string, Budget | undefined])[] = [
    [`offer:${offer}`, offers.list[offer]?.budget],
    [`chain:${chain?.id}`, chain?.budget],
    ["all", offers.budget],
  ];
  return budgets.flatMap(([name, budget]) => claimIn(name, budget, currency, timeZone, at));
}

type Budgeted = Pick<Bundle, "offers" | "chains" | "campaigns" | "store">;

const namedBudgets = ({
  offers,
  chains,
  campaigns,
}: Budgeted): readonly (readonly [string, Budget | undefined])[] => [
  ...Object.entries(offers.list).map(([id, { budget }]) => [`offer:${id}`, budget] as const),
  ...Object.entries(chains).map(([id, { budget }]) => [`chain:${id}`, budget] as const),
  ...Object.entries(campaigns).map(([id, { budget }]) => [`chain:campaign:${id}`, budget] as const),
  ["all", offers.budget],
];

/** All budgets of a config, in the periods of now. */
export function budgetsOf(bundle: Budgeted, now: Instant): readonly Claim[] {
  const { currency, time_zone } = bundle.store;
  return namedBudgets(bundle).flatMap(([name, budget]) => claimIn(name, budget, currency, time_zone, now));
}

/** The last day of each budget's running period, by counter; of those that end every day or never none. */
export function lastDaysOf(bundle: Budgeted, now: Instant): ReadonlyMap<string, Day> {
  const { time_zone: zone } = bundle.store;
  const named = namedBudgets(bundle).flatMap(([name, budget]) => {
    const last = budget && lastDayOf(budget, dayOf(zone, now));
    return budget && last !== undefined ? [[`${name}@${periodOf(budget, zone, now)}`, last] as const] : [];
  });
  return new Map(named);
}

function lastDayOf({ per }: Budget, day: Day): Day | undefined {
  switch (per) {
    case "week":
      return mondayOf(weekOf(day)) + 6;
    case "month":
      return (parseDay(`${formatMonth(monthOf(day) + 1)}-01`) ?? day) - 1;
    case "year":
      return parseDay(`${formatDay(day).slice(0, 4)}-12-31`);
    case "day":
    case "ever":
      return undefined;
    default:
      return per satisfies never;
  }
}

/** What counters may come to, of whichever period, by the budgets of a config; one whose budget is gone has no limit any more. */
export function limitsOf(counters: readonly string[], bundle: Budgeted): readonly Claim[] {
  const limits = new Map(
    namedBudgets(bundle).flatMap(([name, budget]) =>
      budget ? [[name, toMinor(budget.amount, bundle.store.currency)] as const] : [],
    ),
  );
  return counters.flatMap((counter) => {
    const limit = limits.get(counter.slice(0, counter.lastIndexOf("@")));
    return limit === undefined ? [] : [{ counter, limit }];
  });
}

function claimIn(
  name: string,
  budget: Budget | undefined,
  currency: string,
  timeZone: string,
  at: Instant,
): readonly Claim[] {
  if (!budget) return [];
  return [{ counter: `${name}@${periodOf(budget, timeZone, at)}`, limit: toMinor(budget.amount, currency) }];
}

function periodOf({ per }: Budget, timeZone: string, at: Instant): string {
  const day = dayOf(timeZone, at);
  switch (per) {
    case "day":
      return formatDay(day);
    case "week":
      return `W${weekOf(day)}`;
    case "month":
      return formatMonth(monthOf(day));
    case "year":
      return formatDay(day).slice(0, 4);
    case "ever":
      return "ever";
    default:
      return per satisfies never;
  }
}

/** Weeks since that of 1 January 1970, a Thursday; they begin on Mondays. */
const weekOf = (day: Day): number => Math.floor((day + 3) / 7);
const mondayOf = (week: number): Day => 7 * week - 3;

/** `the budget of offer win_back is at its end for 2026-11`, of a counter's name. */
export function exhaustedInWords(counter: string): string {
  const { whose, period } = budgetInWords(counter);
  return `the budget of ${whose} is at its end${period === "ever" ? "" : ` for ${period}`}`;
}

/** Whose a budget is, and of which period: `offer win_back`, `2026-11` or `the week of 2026-11-23`. */
export function budgetInWords(counter: string): { readonly whose: string; readonly period: string } {
  const [name = "", period = ""] = counter.split("@");
  const [, week] = /^W(\d+)$/.exec(period) ?? [];
  return {
    whose: name === "all" ? "all offers" : name.replace(":", " "),
    period: week === undefined ? period : `the week of ${formatDay(mondayOf(Number(week)))}`,
  };
}
