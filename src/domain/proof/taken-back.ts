import type { Day } from "../basics/calendar.ts";
import type { OrderDay } from "../people/profile.ts";
import type { Draw, Epoch } from "./measuring.ts";
import { ordered, type Window } from "./outcome.ts";

/** Somebody who had ordered when the window closed, and what was counted of it, in minor units of the store's currency. */
export interface Bought
  extends Epoch,
    Pick<Draw, "person" | "customer" | "variant">,
    Pick<Window, "drawnOn" | "closes" | "before"> {
  readonly orders: number;
  readonly revenue: number;
}

/** What was refunded or cancelled of counted orders after the count. */
export interface TakenBack {
  readonly people: number;
  readonly orders: number;
  /** Minor units. */
  readonly revenue: number;
}

/** The same of both sides. */
export interface SidesTakenBack {
  readonly mailed: TakenBack;
  readonly heldOut: TakenBack;
}

/** Of those whose windows closed on one day, as last looked at. */
export interface TakenBackOf extends SidesTakenBack {
  readonly closes: Day;
}

/** How counted orders have fared since: beside the verdict, never in it. */
export interface LookedBack {
  /** Days with anything taken back that are still looked at. */
  readonly open: readonly TakenBackOf[];
  /** Of windows that closed so long ago that nobody looks any more. */
  readonly over: SidesTakenBack;
  /** The last night that looked. */
  readonly on: Day;
}

/** Orders are looked at for nine weeks after the count. */
export const LOOKED_BACK_DAYS = 63;
const [WEEK, EVERY_NIGHT_FOR] = [7, 7];

const NOTHING: TakenBack = { people: 0, orders: 0, revenue: 0 };
export const NOTHING_TAKEN_BACK: SidesTakenBack = { mailed: NOTHING, heldOut: NOTHING };

export const firstLook = (today: Day): LookedBack => ({ open: [], over: NOTHING_TAKEN_BACK, on: today });

/** Every night for a week after the count, then once a week: most refunds come early, and a look costs a read a buyer. */
function isLookedAt(closes: Day, night: Day): boolean {
  const age = night - closes;
  if (age < 2 || age > LOOKED_BACK_DAYS) return false;
  return age <= EVERY_NIGHT_FOR || age % WEEK === 0;
}

/** Days on which windows closed that this night looks at, those of nights that are missing included. */
export function daysToLookAt(
  { beganOn, on }: { readonly beganOn: Day; readonly on: Day },
  today: Day,
): readonly Day[] {
  const days: Day[] = [];
  for (let closes = Math.max(beganOn, on - LOOKED_BACK_DAYS); closes < today; closes += 1)
    for (let night = on + 1; night <= today; night += 1)
      if (isLookedAt(closes, night)) {
        days.push(closes);
        break;
      }
  return days;
}

/** What is missing of one person's counted orders; whatever came in addition is no refund and takes nothing off. */
export function takenBackOf(
  { drawnOn, closes, before, orders, revenue }: Bought,
  orderDays: readonly OrderDay[],
): TakenBack {
  const left = ordered(orderDays, drawnOn, closes);
  const fewer = Math.max(0, orders - Math.max(0, left.orders - before.orders));
  const less = Math.max(0, revenue - Math.max(0, left.spent - before.spent));
  return { people: fewer > 0 || less > 0 ? 1 : 0, orders: fewer, revenue: less };
}

/** One person more on a side. */
export const withTakenBack = (
  sides: SidesTakenBack,
  side: keyof SidesTakenBack,
  one: TakenBack,
): SidesTakenBack => ({ ...sides, [side]: added(sides[side], one) });

/** After a night that has looked at some days. */
export function lookedBack(before: LookedBack, found: readonly TakenBackOf[], today: Day): LookedBack {
  const isAgain = new Set(found.map(({ closes }) => closes));
  const all = [...before.open.filter(({ closes }) => !isAgain.has(closes)), ...found];
  const isOver = ({ closes }: TakenBackOf) => today - closes >= LOOKED_BACK_DAYS;
  return {
    open: all.filter((one) => !isOver(one) && hasAnything(one)),
    over: all.filter(isOver).reduce(bothSides, before.over),
    on: today,
  };
}

/** Since the count, everybody together. */
export const takenBackSoFar = ({ open, over }: LookedBack): SidesTakenBack => open.reduce(bothSides, over);

const hasAnything = ({ mailed, heldOut }: SidesTakenBack) => mailed.people + heldOut.people > 0;

const bothSides = (one: SidesTakenBack, other: SidesTakenBack): SidesTakenBack => ({
  mailed: added(one.mailed, other.mailed),
  heldOut: added(one.heldOut, other.heldOut),
});

const added = (one: TakenBack, other: TakenBack): TakenBack => ({
  people: one.people + other.people,
  orders: one.orders + other.orders,
  revenue: one.revenue + other.revenue,
});
