import { dayOf, formatDay, HOUR, instantAt } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { type Coverage, makeDaysIn } from "../../domain/chains/date-entry.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { LevelEntry, PointsEntry } from "../../domain/config/chain.ts";
import { availableDue, expiringDue, type LoyaltyDue, leadOf, nearDue } from "../../domain/loyalty/due.ts";
import type { Profile } from "../../domain/people/profile.ts";

/** A chain that waits for points to end or to come together, or for a level to be near. */
export interface LoyaltyChain {
  readonly id: string;
  readonly enter: PointsEntry | LevelEntry;
  readonly when?: string;
}

/**
 * How far a night looks ahead: the rest of the day is the next night's. So whoever lives near the shop enters on the day
 * itself, and whoever's day begins later, or has begun up to six hours ago, is in time for the morning as well.
 */
export const AHEAD_MS = 18 * HOUR;
const DAY_MS = 24 * HOUR;

/** Nobody has points where there is no programme. */
export function loyaltyChains({
  chains,
  loyalty,
}: Pick<Bundle, "chains" | "loyalty">): readonly LoyaltyChain[] {
  if (!loyalty) return [];
  return Object.entries(chains).flatMap(([id, { enter }]) =>
    "points" in enter || "level" in enter ? [{ id, enter, ...defined({ when: enter.when }) }] : [],
  );
}

/**
 * Finds what of a stretch of days enters a customer in a chain. Points end on a day that is known long before. Of points
 * that have come together, and of orders, the days that are over are asked: what happens later in the day is the next
 * night's.
 */
export function makeLoyaltyDueOf(
  { enter }: LoyaltyChain,
  coverage: Coverage,
  { store }: Pick<Bundle, "store">,
) {
  const { time_zone: zone, currency } = store;
  const daysOf = ({ from, until }: Coverage) => makeDaysIn({ from, until })(zone).map(({ day }) => day);
  if ("level" in enter) {
    const [since, today] = [coverage.from, coverage.until].map((at) => dayOf(zone, at - AHEAD_MS));
    return ({ loyalty, orderDays }: Profile): LoyaltyDue | undefined =>
      loyalty &&
      nearDue(loyalty, enter.within, { since: since ?? 0, today: today ?? 0, orderDays, currency });
  }
  if (enter.points === "expiring") {
    const [days, lead] = [daysOf(coverage), leadOf(enter)];
    return ({ loyalty }: Profile): LoyaltyDue | undefined => loyalty && expiringDue(loyalty, lead, days);
  }
  const over = daysOf({ from: coverage.from - DAY_MS, until: coverage.until - DAY_MS });
  return ({ loyalty }: Profile): LoyaltyDue | undefined =>
    loyalty && availableDue(loyalty, enter.least, over);
}

/** What enters a customer in a chain, and when the day of entering began in the shop. */
export function arrivalByLoyalty(
  { enter }: LoyaltyChain,
  { cause, day }: LoyaltyDue,
  { store }: Pick<Bundle, "store">,
) {
  const begins = instantAt(store.time_zone, day, 0);
  return { cause, reason: reasonOf(enter, day), causedAt: begins, startsAt: begins };
}

function reasonOf(enter: LoyaltyChain["enter"], day: number): string {
  if ("level" in enter) return `the next level is near: ${enter.within} to go at most`;
  if (enter.points === "available") return `${enter.least} points can be spent since ${formatDay(day)}`;
  return `points end on ${formatDay(day + leadOf(enter))}`;
}

/** What the entry waits for, in words. */
export const waitsFor = ({ enter }: LoyaltyChain): string =>
  "level" in enter ? `level near by ${enter.within}` : `points ${enter.points}`;
