import type { Day } from "../basics/calendar.ts";
import type { LoyaltyAccount } from "./account.ts";

/** Points that end within so many days are said to expire soon. */
const SOON_DAYS = 30;

export interface Balance {
  /** What can be spent on that day. */
  readonly good: number;
  readonly pending: number;
  /** Of the good ones, those that end within 30 days. */
  readonly expiringSoon: number;
}

/** What an account comes to on a day of the shop. */
export function balanceOn({ lots }: Pick<LoyaltyAccount, "lots">, day: Day): Balance {
  let [good, pending, expiringSoon] = [0, 0, 0];
  for (const { points, active, expires = Number.POSITIVE_INFINITY } of lots) {
    if (expires <= day) continue;
    if (active > day) pending += points;
    else good += points;
    if (active <= day && expires <= day + SOON_DAYS) expiringSoon += points;
  }
  return { good, pending, expiringSoon };
}
