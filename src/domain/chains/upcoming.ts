import { type Day, formatDay, parseDay } from "../basics/calendar.ts";
import type { DateEntry } from "../config/chain.ts";
import { offsetOf } from "./date-entry.ts";

/**
 * Finds the first of some days ahead on which a date enters a customer, as `makeDueDay` would on that day; undefined where
 * none does. Every day is looked up once, so that a night can ask for everybody's date.
 */
export function makeUpcoming(
  enter: DateEntry,
  { first, last }: { readonly first: Day; readonly last: Day },
): (date: string) => Day | undefined {
  const offset = offsetOf(enter);
  const anniversaries = new Map<string, Day>();
  for (let day = last; day >= first; day -= 1)
    for (const monthAndDay of namesOf(day - offset)) anniversaries.set(monthAndDay, day);
  return (date) => {
    const on = parseDay(date);
    if (on === undefined)
      return enter.once || !date.startsWith("--") ? undefined : anniversaries.get(date.slice(2));
    if (enter.once) return on + offset >= first && on + offset <= last ? on + offset : undefined;
    const day = anniversaries.get(date.slice(5));
    return day !== undefined && day - offset >= on ? day : undefined;
  };
}

/** 29 February falls on the 28th where a year has none. */
function namesOf(day: Day): readonly string[] {
  const name = formatDay(day).slice(5);
  return name === "02-28" && formatDay(day + 1).endsWith("-03-01") ? [name, "02-29"] : [name];
}
