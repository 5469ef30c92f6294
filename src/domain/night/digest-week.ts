import type { Day } from "../basics/calendar.ts";
import { lastWeekday } from "../basics/weekday.ts";
import type { Store } from "../config/store.ts";

/** A night that failed on the day itself is made up for by the next. */
const LATE_DAYS = 1;

/** The day that names the week whose digest is due on `today`; undefined where none is. */
export function digestWeek({ digest }: Pick<Store, "digest">, today: Day): Day | undefined {
  if (!digest) return undefined;
  const week = lastWeekday(digest.weekday, today);
  return today - week <= LATE_DAYS ? week : undefined;
}
