import type { Day } from "../domain/basics/calendar.ts";
import type { Source } from "../domain/facts/sources.ts";
import type { UnseenCount, UnseenOfDay } from "../domain/facts/unseen.ts";

/** How often each source sent what was not understood, by UTC day. Kept for eight days. */
export interface UnseenStore {
  /** Adds to a day's counts. Beyond `MOST_NAMES` names of a source and day, the rest is counted by kind alone. */
  add(source: Source, day: Day, counts: readonly UnseenCount[]): Promise<void>;
  /** The days from `first` to `last`, both included. */
  counts(first: Day, last: Day): Promise<readonly UnseenOfDay[]>;
}
