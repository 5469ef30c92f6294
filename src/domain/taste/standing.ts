import type { Day } from "../basics/calendar.ts";
import type { TasteRow } from "./taste.ts";

/** Order days count half as much after so many days. */
const HALF_LIFE_DAYS = 60;

/** Powers are slow, and a night asks for one for every product of every buyer. */
const SHARES = Float64Array.from({ length: 4_096 }, (_, days) => 2 ** (-days / HALF_LIFE_DAYS));

/** What a weight has become after so many whole days. */
export const decayed = (weight: number, days: number): number => weight * (SHARES[Math.max(0, days)] ?? 0);

/** Share of the order days of all time that counts beside those that are halved: habits outlast a pause. */
const LASTING = 0.3;

/** How much a buyer is given to a product or a category on a day: order days halved every 60 days, and .3 of all. */
export const standingOn = (
  { weight, days, lastDay }: Pick<TasteRow, "weight" | "days" | "lastDay">,
  day: Day,
): number => decayed(weight, day - lastDay) + LASTING * days;

/** The standing of something that was bought every day for so many days: what standings are shares of. */
export const fullStanding = (days: number): number =>
  (HALF_LIFE_DAYS / Math.LN2) * (1 - 2 ** (-days / HALF_LIFE_DAYS)) + LASTING * days;

/** A habit of three order days or more counts for less once it has been silent for four of its own gaps. */
const HABIT_DAYS = 3;
const SILENT_GAPS = 4;
const GIVEN_UP = 0.7;

export function habitOn(row: TasteRow, day: Day): number {
  const gap = (row.lastDay - row.firstDay) / Math.max(1, row.days - 1);
  const givenUp = row.days >= HABIT_DAYS && day - row.lastDay > SILENT_GAPS * gap;
  return (givenUp ? GIVEN_UP : 1) * standingOn(row, day);
}
