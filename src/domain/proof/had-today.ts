import { dayOf, type Instant } from "../basics/calendar.ts";
import type { Store } from "../config/store.ts";
import type { Profile } from "../people/profile.ts";
import { type Had, ordered } from "./outcome.ts";

/** What somebody has ordered on the shop's day of this instant, before it; undefined where that is nothing. */
export function hadToday(
  { orderDays }: Pick<Profile, "orderDays">,
  { time_zone }: Pick<Store, "time_zone">,
  now: Instant,
): Had | undefined {
  const today = dayOf(time_zone, now);
  const had = ordered(orderDays, today, today);
  return had.orders === 0 && had.spent === 0 ? undefined : had;
}
