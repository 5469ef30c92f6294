import type { Day } from "../basics/calendar.ts";
import type { LoyaltyAccount } from "./account.ts";

export interface Balance {
  readonly good: number;
  readonly pending: number;
  readonly expiringSoon: number;
}

const SOON_DAYS = 14;

export function balanceOn({ lots, debt = 0 }: Pick<LoyaltyAccount, "lots" | "debt">, day: Day): Balance {
  let [good, pending, expiringSoon] = [0, 0, 0];
  for (const { points, active, expires = Number.POSITIVE_INFINITY } of lots) {
    if (active > day) pending += points;
    else if (expires > day) good += points;
    if (active <= day && expires > day && expires <= day + SOON_DAYS) expiringSoon += points;
  }
  return { good: Math.max(0, good - debt), pending, expiringSoon };
}
