import { dayOf } from "../basics/calendar.ts";
import { latestOf } from "../people/fold-limits.ts";
import type { Customer, OrderDay } from "../people/profile.ts";

/**
 * The customer with one order more: the newest that only a browser tells of. It is no money, but whoever has ordered is
 * not to be asked to. Undefined where there is none.
 */
export function withBrowserOrder({ profile, ...rest }: Customer, timeZone: string): Customer | undefined {
  const at = profile.browserOrderAt;
  if (at === undefined) return undefined;
  const { orderDays, firstOrderAt = at } = profile;
  return {
    ...rest,
    profile: {
      ...profile,
      orders: profile.orders + 1,
      orderDays: withOrderOn(dayOf(timeZone, at), orderDays),
      firstOrderAt: Math.min(firstOrderAt, at),
      lastOrderAt: latestOf(profile.lastOrderAt, at) ?? at,
      lastActivityAt: latestOf(profile.lastActivityAt, at) ?? at,
    },
  };
}

function withOrderOn(day: number, days: readonly OrderDay[]): readonly OrderDay[] {
  const known = days.find((one) => one.day === day) ?? { day, orders: 0, spent: 0 };
  const others = days.filter((one) => one.day !== day);
  return [...others, { ...known, orders: known.orders + 1 }].sort((a, b) => a.day - b.day);
}
