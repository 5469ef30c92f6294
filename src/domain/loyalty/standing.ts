import { DAY, type Day, parseDuration } from "../basics/calendar.ts";
import type { Loyalty } from "../config/loyalty.ts";
import { type Balance, balanceOn, nextExpiry } from "./balance.ts";
import { type Leveled, type LevelOnDay, levelOnDay } from "./levels.ts";

/** What somebody has in the programme on a day: for conditions, mails, pages. */
export interface LoyaltyOnDay extends LevelOnDay {
  readonly balance: Balance;
  /** The points that expire next, and the first day without them. */
  readonly expiry?: { readonly points: number; readonly on: Day };
  readonly daysUntilExpiry?: number;
}

/** Of a day before the last thing that happened nobody knows any more; that day counts in its place. */
export function loyaltyOn(
  profile: Leveled,
  day: Day,
  loyalty: Loyalty,
  currency: string,
): LoyaltyOnDay | undefined {
  const account = profile.loyalty;
  const then = Math.max(day, account?.on ?? day);
  const level = levelOnDay(profile, then, loyalty, currency);
  const expiry = nextExpiry(account, then);
  return (
    level && {
      ...level,
      balance: balanceOn(account, then, soonOf(loyalty)),
      ...(expiry && { expiry, daysUntilExpiry: expiry.on - then }),
    }
  );
}

export const soonOf = ({ points }: Loyalty): number =>
  Math.ceil((parseDuration(points.expiring_soon) ?? 0) / DAY);
