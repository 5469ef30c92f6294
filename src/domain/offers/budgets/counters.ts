import { type Day, dayOf, formatDay, formatMonth, type Instant, monthOf } from "../../basics/calendar.ts";
import { toMinor } from "../../basics/money.ts";
import type { Bundle } from "../../config/bundle.ts";
import type { Budget } from "../../config/offers.ts";
import type { Claim } from "./budget.ts";

/** What a budget is of. A campaign is the chain `campaign:NAME`. */
export type Scope = { readonly of: "offer" | "chain"; readonly id: string } | { readonly of: "all" };

/** Of a chain's id that stands for a campaign. */
const CAMPAIGN = "campaign:";

const PERIODS: { readonly [P in Budget["per"]]: (day: Day) => string } = {
  day: formatDay,
  week: isoWeek,
  month: (day) => formatMonth(monthOf(day)),
  year: (day) => formatDay(day).slice(0, 4),
  ever: () => "ever",
};

const nameOf = (scope: Scope): string => (scope.of === "all" ? "all" : `${scope.of}:${scope.id}`);

/** Names the counter of a budget at an instant: `offer:first_order@2026-11`. The period is of the shop's calendar. */
export function counterName(
  scope: Scope,
  { per }: Pick<Budget, "per">,
  at: Instant,
  timeZone: string,
): string {
  return `${nameOf(scope)}@${PERIODS[per](dayOf(timeZone, at))}`;
}

/** The period's name: `2026-W48`, of which Monday is the first day and the week with 4 January the first (ISO 8601). */
function isoWeek(day: Day): string {
  // Day 0 was a Thursday, and the Thursday of a week says which year it belongs to.
  const thursday = day - ((day + 3) % 7) + 3;
  const year = formatDay(thursday).slice(0, 4);
  const newYear = Math.round(Date.parse(`${year}-01-01T00:00:00Z`) / 86_400_000);
  return `${year}-W${String(Math.floor((thursday - newYear) / 7) + 1).padStart(2, "0")}`;
}

/** A budget that the config has, and what it is of. */
export interface Budgeted {
  readonly scope: Scope;
  readonly budget: Budget;
}

/** All budgets of a config. */
export function budgetsOf({ offers, chains, campaigns }: Bundle): readonly Budgeted[] {
  const each = (
    of: "offer" | "chain",
    list: Readonly<Record<string, { readonly budget?: Budget }>>,
    prefix = "",
  ) =>
    Object.entries(list).flatMap(([id, { budget }]) =>
      budget ? [{ scope: { of, id: `${prefix}${id}` }, budget }] : [],
    );
  return [
    ...each("offer", offers.list),
    ...each("chain", chains),
    ...each("chain", campaigns, CAMPAIGN),
    ...(offers.budget ? [{ scope: { of: "all" } as const, budget: offers.budget }] : []),
  ];
}

/** What a code of an offer in a chain's mail must fit into: the offer's budget, the chain's and that of all together. */
export function claimsOf(
  bundle: Bundle,
  offer: string,
  chain: string | undefined,
  now: Instant,
): readonly Claim[] {
  const { currency, time_zone } = bundle.store;
  return budgetsOf(bundle)
    .filter(({ scope }) => scope.of === "all" || scope.id === (scope.of === "offer" ? offer : chain))
    .map(({ scope, budget }) => ({
      counter: counterName(scope, budget, now, time_zone),
      limit: toMinor(budget.amount, currency),
    }));
}

/** Nobody reserves in a counter so long after its period any more: neither a walk that began in it, nor a machine whose clock is slow. */
const LATEST_DAYS = 2;

/** Those of some counters whose period is over. What codes of it still cost is in the ledger. */
export function overCounters(counters: readonly string[], now: Instant, timeZone: string): readonly string[] {
  const today = dayOf(timeZone, now);
  const days = Array.from({ length: LATEST_DAYS + 1 }, (_, back) => today - back);
  const running = new Set(Object.values(PERIODS).flatMap((nameOfDay) => days.map(nameOfDay)));
  return counters.filter((counter) => !running.has(counter.slice(counter.lastIndexOf("@") + 1)));
}
