import type { Day } from "../basics/calendar.ts";
import type { Level, Loyalty } from "../config/loyalty.ts";
import type { LoyaltyAccount } from "./account.ts";
import { levelOf } from "./balance.ts";
import { rulesOn, thresholdOf, windowDaysOf } from "./rules.ts";

/** What levels on a day follow from: the parts of a profile. */
export interface Leveled {
  readonly loyalty?: LoyaltyAccount;
  /** Ascending; money in the store currency's minor units, net of refunds. */
  readonly orderDays: readonly { readonly day: Day; readonly spent: number }[];
}

/** Where somebody stands on a day. */
export interface LevelOnDay {
  readonly level: Level;
  readonly since?: Day;
  /** The first day without it if nothing else is bought. */
  readonly until?: Day;
  /** The level above, and the spend (minor units) that it takes until then; absent on the highest. */
  readonly next?: { readonly level: Level; readonly missing: number };
}

/** Everybody has the first level from the beginning. */
export function levelOnDay(
  { loyalty: account, orderDays }: Leveled,
  day: Day,
  loyalty: Loyalty,
  currency: string,
): LevelOnDay | undefined {
  const id = account ? levelOf(account, day) : loyalty.levels[0]?.id;
  const place = Math.max(
    0,
    loyalty.levels.findIndex((level) => level.id === id),
  );
  const level = loyalty.levels[place];
  if (!level) return undefined;
  const above = loyalty.levels[place + 1];
  const rules = rulesOn(loyalty, day) ?? loyalty.rules[0];
  const since = account?.changes?.findLast(({ from }) => from <= day)?.from ?? account?.levelSince;
  const until = account?.changes?.find(
    ({ from, level: to }) => from > day && isBelow(loyalty, to, place),
  )?.from;
  return {
    level,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(above &&
      rules && {
        next: {
          level: above,
          missing: Math.max(
            0,
            thresholdOf(rules, above.id, currency) - spentBy(orderDays, day, windowDaysOf(rules)),
          ),
        },
      }),
  };
}

const isBelow = ({ levels }: Loyalty, level: string, place: number): boolean =>
  levels.findIndex(({ id }) => id === level) < place;

function spentBy(days: Leveled["orderDays"], day: Day, window = Number.POSITIVE_INFINITY): number {
  return days
    .filter((one) => one.day <= day && one.day > day - window)
    .reduce((sum, { spent }) => sum + spent, 0);
}
