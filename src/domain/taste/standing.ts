import type { Day } from "../basics/calendar.ts";
import type { TasteRow } from "./taste.ts";

/** Order days count half as much after so many days. */
const HALF_LIFE_DAYS = 60;

/** What a weight has become after so many days. */
export const decayed = (weight: number, days: number): number =>
  weight * 2 ** (-Math.max(0, days) / HALF_LIFE_DAYS);

/** Order days that one order day every day since `age` days would have left by now. */
export const fullWeight = (age: number): number =>
  (HALF_LIFE_DAYS / Math.LN2) * (1 - 2 ** (-age / HALF_LIFE_DAYS));

/** Share of the order days of all time that counts beside those that are halved: habits outlast a pause. */
const LASTING = 0.1;

/** How much a buyer is given to a product or a category on a day: order days halved every 60 days, and a tenth of all. */
export const standingOn = (
  { weight, days, lastDay }: Pick<TasteRow, "weight" | "days" | "lastDay">,
  day: Day,
): number => decayed(weight, day - lastDay) + LASTING * days;
