import { type Day, dayOf, type Instant, instantAt } from "../basics/calendar.ts";
import type { OrderDay, Profile } from "./profile.ts";

/** The day that a run looks at, in the shop's time zone, and its last instant. */
export interface RunDay {
  readonly today: Day;
  readonly end: Instant;
  readonly timeZone: string;
}

export function runDay(today: Day, timeZone: string): RunDay {
  return { today, end: instantAt(timeZone, today + 1, 0) - 1, timeZone };
}

/**
 * The profile as it was at the end of the day: orders after it are not counted, and moments after it have not happened.
 * What a profile keeps no history of (last category, names, consent) is left as it is now. Somebody who was first seen
 * later is still there, as a customer who has not bought: the shares of a run always add up to the whole table.
 */
export function asOf(profile: Profile, day: RunDay): Profile {
  const happened = (at: Instant | undefined) => (at !== undefined && at <= day.end ? at : undefined);
  const {
    gaps: _,
    cart,
    firstOrderAt,
    lastOrderAt,
    lastVisitAt,
    lastActivityAt,
    silencedAt,
    browserOrderAt,
    ...rest
  } = profile;
  const moments = [lastOrderAt, lastVisitAt, lastActivityAt, silencedAt, browserOrderAt, cart?.changedAt];
  const last = profile.orderDays.at(-1);
  if ((!last || last.day <= day.today) && moments.every((at) => at === happened(at))) return profile;

  const orderDays = profile.orderDays.filter((orderDay) => orderDay.day <= day.today);
  const orders = sum(orderDays, "orders");
  const spent = sum(orderDays, "spent");
  const lastOrder = onDay(orderDays.at(-1), lastOrderAt, day);
  return {
    ...rest,
    orders,
    orderDays,
    spent,
    averageOrder: orders === 0 ? 0 : Math.round(spent / orders),
    ...known("gaps", gapsOf(orderDays)),
    ...known("cart", cart && happened(cart.changedAt) !== undefined ? cart : undefined),
    ...known("firstOrderAt", onDay(orderDays[0], firstOrderAt, day)),
    ...known("lastOrderAt", lastOrder),
    ...known("lastVisitAt", happened(lastVisitAt)),
    ...known("lastActivityAt", happened(lastActivityAt) ?? lastOrder),
    ...known("silencedAt", happened(silencedAt)),
    ...known("browserOrderAt", happened(browserOrderAt)),
  };
}

/** The known moment where it falls on that order day, else the middle of the day. */
function onDay(
  orderDay: OrderDay | undefined,
  at: Instant | undefined,
  { timeZone }: RunDay,
): Instant | undefined {
  if (!orderDay) return undefined;
  const isThen = at !== undefined && dayOf(timeZone, at) === orderDay.day;
  return isThen ? at : instantAt(timeZone, orderDay.day, 12 * 60);
}

function gapsOf(orderDays: readonly OrderDay[]): Profile["gaps"] {
  const lengths = orderDays.slice(1).map(({ day }, index) => day - (orderDays[index]?.day ?? day));
  if (lengths.length === 0) return undefined;
  return {
    mean: lengths.reduce((total, length) => total + length, 0) / lengths.length,
    shortest: lengths.reduce((a, b) => Math.min(a, b)),
    longest: lengths.reduce((a, b) => Math.max(a, b)),
  };
}

function sum(orderDays: readonly OrderDay[], key: "orders" | "spent"): number {
  return orderDays.reduce((total, orderDay) => total + orderDay[key], 0);
}

function known<K extends keyof Profile>(key: K, value: Profile[K] | undefined): { [P in K]?: Profile[K] } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: Profile[K] });
}
