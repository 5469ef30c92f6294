import type { Day } from "../basics/calendar.ts";
import type { Lot, LoyaltyAccount } from "./account.ts";

/** Points of an account on a day. */
export interface Balance {
  /** That can be spent. */
  readonly good: number;
  /** That will be, when the return window closes. */
  readonly pending: number;
  /** Of the good ones. */
  readonly expiringSoon: number;
}

/** What balances are made of; a wallet's copy will do. */
type Lots = Pick<LoyaltyAccount, "lots" | "debt">;

const NOTHING: Balance = { good: 0, pending: 0, expiringSoon: 0 };
const SOON = 30;

/** What there is on a day, which is not before the account's `on`. `soon`: so many days ahead points expire soon. */
export function balanceOn(account: Lots | undefined, day: Day, soon = SOON): Balance {
  if (!account) return NOTHING;
  const there = account.lots.filter((lot) => isThere(lot, day));
  const good = there.filter(({ active }) => active <= day);
  const ending = good.filter(({ expires = Number.POSITIVE_INFINITY }) => expires <= day + soon);
  return {
    good: Math.max(0, sumOf(good) - (account.debt ?? 0)),
    pending: sumOf(there) - sumOf(good),
    expiringSoon: sumOf(ending),
  };
}

/** The good points that expire first, and the first day on which they cannot be spent any more. */
export function nextExpiry(
  account: Lots | undefined,
  day: Day,
): { readonly points: number; readonly on: Day } | undefined {
  const ending = (account?.lots ?? []).filter((lot) => isThere(lot, day) && lot.active <= day);
  const on = Math.min(...ending.map(({ expires = Number.POSITIVE_INFINITY }) => expires));
  return on === Number.POSITIVE_INFINITY
    ? undefined
    : { points: sumOf(ending.filter(({ expires }) => expires === on)), on };
}

/** What expires unspent after the account's `on` and by a day. */
export const expiredBy = ({ lots }: Lots, day: Day): number =>
  sumOf(lots.filter(({ expires = Number.POSITIVE_INFINITY, given = day }) => expires <= day && given <= day));

/** The level on a day that is not before the account's `on`. */
export const levelOf = (
  { level, changes = [] }: Pick<LoyaltyAccount, "level" | "changes">,
  day: Day,
): string => changes.findLast(({ from }) => from <= day)?.level ?? level;

const isThere = ({ expires = Number.POSITIVE_INFINITY, given }: Lot, day: Day): boolean =>
  expires > day && (given === undefined || given <= day);

const sumOf = (lots: readonly Lot[]): number => lots.reduce((sum, { points }) => sum + points, 0);
