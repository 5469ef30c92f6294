import type { Day, Instant } from "../domain/basics/calendar.ts";
import type { HeardOfDay } from "../domain/facts/heard.ts";
import type { Source } from "../domain/facts/sources.ts";

/** When each source spoke, by UTC day. Kept for `HEARD_DAYS`. */
export interface HeardStore {
  note(source: Source, at: Instant): Promise<void>;
  /** The days from `first` to `last`, both included. */
  days(first: Day, last: Day): Promise<readonly HeardOfDay[]>;
}
