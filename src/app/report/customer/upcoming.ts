import type { CustomerPage } from "../../../contracts/answers/customer-page.ts";
import { DAY, dayOf, formatDay, instantAt, parseDay } from "../../../domain/basics/calendar.ts";
import type { LoyaltyAccount } from "../../../domain/loyalty/account.ts";
import type { Taste } from "../../../domain/taste/taste.ts";
import { dateChains } from "../../nightly/dates.ts";
import type { CustomerReport } from "../read-customer.ts";
import { type Known, nextDate } from "./why-not.ts";

type Next = CustomerPage["next"][number];

const MOST_DUES = 5;
/** Days on which points come, and on which they go. */
const MOST_POINT_DAYS = 3;

/** What is farther away than this is nothing that comes next. */
const SOON_DAYS = 90;

/**
 * What is to come within 90 days that no run is about: things that run out, points that come or go, dates that chains
 * wait for and have not taken the customer for already.
 */
export function upcomingOf(
  report: Pick<CustomerReport, "profile" | "entries">,
  known: Known,
): readonly Next[] {
  const { store } = known.published.bundle;
  const today = dayOf(store.time_zone, known.now);
  return [
    ...duesAfter(today, known),
    ...pointsAfter(today, report.profile.loyalty),
    ...dateChains(known.published.bundle).flatMap(({ id, enter }): readonly Next[] => {
      const at = nextDate(enter, known);
      if (at === undefined || at > known.now + SOON_DAYS * DAY) return [];
      const isTaken = report.entries.some(
        ({ chain, enteredAt }) => chain === id && enteredAt > at - SOON_DAYS * DAY,
      );
      return isTaken ? [] : [{ kind: "date", at, chain: id, date: enter.date }];
    }),
  ];
}

/** Soonest first; a day counts from its beginning in the shop's time zone. */
export function inOrder(next: readonly Next[], timeZone: string): Next[] {
  const beginOf = (day: string) => instantAt(timeZone, parseDay(day) ?? 0, 0);
  const at = (one: Next) => ("on" in one ? beginOf(one.on) : one.at);
  return next.toSorted((one, other) => at(one) - at(other));
}

function duesAfter(today: number, { dues, taste, customer: { profile } }: Known): readonly Next[] {
  const named = new Map(profile.products.map(({ product, name = product }) => [product, name]));
  return dues
    .filter(({ day }) => day >= today && day <= today + SOON_DAYS)
    .toSorted((one, other) => one.day - other.day)
    .slice(0, MOST_DUES)
    .flatMap(({ of, id, day, everyDays }): readonly Next[] => {
      const bought = lastBought(of, id, taste);
      if (bought === undefined) return [];
      const what = of === "product" ? { product: named.get(id) ?? id } : { category: id };
      return [{ kind: "replenishment", on: formatDay(day), ...what, everyDays, boughtOn: formatDay(bought) }];
    });
}

function lastBought(of: "product" | "category", id: string, taste: Taste | undefined): number | undefined {
  const rows = of === "product" ? taste?.products : taste?.categories;
  return rows?.find((row) => row.id === id)?.lastDay;
}

function pointsAfter(today: number, account: LoyaltyAccount | undefined): readonly Next[] {
  const coming = new Map<number, number>();
  const going = new Map<number, number>();
  const add = (days: Map<number, number>, day: number, points: number) =>
    days.set(day, (days.get(day) ?? 0) + points);
  for (const { points, active, expires } of account?.lots ?? []) {
    if (points <= 0) continue;
    const isSoon = (day: number) => day > today && day <= today + SOON_DAYS;
    if (isSoon(active)) add(coming, active, points);
    if (expires !== undefined && isSoon(expires)) add(going, expires, points);
  }
  const soonest = (days: ReadonlyMap<number, number>) =>
    [...days].toSorted(([one], [other]) => one - other).slice(0, MOST_POINT_DAYS);
  return [
    ...soonest(coming).map(([day, points]) => ({ kind: "points-good", on: formatDay(day), points }) as const),
    ...soonest(going).map(([day, points]) => ({ kind: "points-end", on: formatDay(day), points }) as const),
  ];
}
