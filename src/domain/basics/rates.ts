import type { Day } from "./calendar.ts";
import { formatDay } from "./calendar.ts";

/** Units of the store's currency for one of another: one for all times, or by the date (`YYYY-MM-DD`) that each holds from. */
export type Rate = number | Readonly<Record<string, number>>;
/** By currency. */
export type Rates = Readonly<Record<string, Rate>>;

/** The rate of a day: the last that begins by then, and before the first one the first. */
export function rateOn(rate: Rate, day: Day): number | undefined {
  if (typeof rate === "number") return rate;
  const dates = Object.keys(rate).sort();
  const date = dates.findLast((from) => from <= formatDay(day)) ?? dates[0];
  return date === undefined ? undefined : rate[date];
}
