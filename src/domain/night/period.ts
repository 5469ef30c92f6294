import type { Day } from "../basics/calendar.ts";

/** P: the last `days` days, `today` included. */
export interface Period {
  readonly today: Day;
  readonly days: number;
}
