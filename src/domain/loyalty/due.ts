import { DAY, type Day, parseDuration } from "../basics/calendar.ts";
import { toMinor } from "../basics/money.ts";
import type { PointsEntry } from "../config/chain.ts";
import type { LoyaltyAccount } from "./account.ts";
import { balanceOn } from "./balance.ts";

/** What enters a customer, and the day on which it does. */
export interface LoyaltyDue {
  /** The same in whichever night it is found. */
  readonly cause: string;
  readonly day: Day;
}

/** Days from the entry to the day on which points end. */
export const leadOf = ({
  before,
}: Pick<Extract<PointsEntry, { readonly points: "expiring" }>, "before">): number =>
  (parseDuration(before) ?? 0) / DAY;

/**
 * The last of the days on which points are so long before their end; all that end on one day are one cause. What is not
 * good yet, or has been spent, warns of nothing.
 */
export function expiringDue(
  { lots }: Pick<LoyaltyAccount, "lots">,
  lead: number,
  days: readonly Day[],
): LoyaltyDue | undefined {
  const ends = new Set(lots.flatMap(({ expires, points }) => (points > 0 ? (expires ?? []) : [])));
  const day = days.findLast((one) => ends.has(one + lead));
  return day === undefined ? undefined : { cause: `points:expiring:${day + lead}`, day };
}

/**
 * The last of the days on which the points that can be spent came to `least`, as long as they still do. Points that were
 * spent meanwhile are as if they had never been there.
 */
export function availableDue(
  account: Pick<LoyaltyAccount, "lots">,
  least: number,
  days: readonly Day[],
): LoyaltyDue | undefined {
  const last = days.at(-1);
  if (last === undefined || balanceOn(account, last).good < least) return undefined;
  const reaches = (day: Day) =>
    balanceOn(account, day).good >= least && balanceOn(account, day - 1).good < least;
  const day = days.findLast(reaches);
  return day === undefined ? undefined : { cause: `points:available:${day}`, day };
}

/**
 * Whether an order of the days from `since` to the one before `today` has brought the customer near the next level: what
 * it took at their end is no more than `within`, and was more before. Today's orders are the next night's.
 */
export function nearDue(
  { next, level, levelSince }: LoyaltyAccount,
  within: number,
  {
    since,
    today,
    orderDays,
    currency,
  }: {
    readonly since: Day;
    readonly today: Day;
    readonly orderDays: readonly { readonly day: Day; readonly spent: number }[];
    readonly currency: string;
  },
): LoyaltyDue | undefined {
  const limit = toMinor(within, currency);
  if (!next || next.missing > limit) return undefined;
  const spentFrom = (first: Day) =>
    orderDays.reduce((sum, { day, spent }) => sum + (day >= first ? spent : 0), 0);
  const yesterday = next.missing + spentFrom(today);
  if (yesterday > limit || next.missing + spentFrom(since) <= limit) return undefined;
  // Near it once a stay at the level below: one level is one cause.
  return { cause: `level:near:${next.level}:${level}:${levelSince ?? ""}`, day: today };
}
