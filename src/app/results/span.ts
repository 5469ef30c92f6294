import { type Day, dayOf, type Instant, instantAt } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { WINDOW_DAYS } from "../../domain/results/windows.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import type { ResultsState } from "./documents.ts";
import { oldestHour } from "./log.ts";

/** One making of the figures: as of when, by which rules, and its name. */
export interface Moment {
  readonly build: string;
  readonly now: Instant;
  readonly bundle: Pick<Bundle, "store">;
}

export interface DaySpan {
  readonly day: Day;
  readonly from: Instant;
  readonly until: Instant;
}

/** What a making of the figures has to look at. */
export interface Span {
  /** Not sealed so far, the day that is not over last. */
  readonly days: readonly DaySpan[];
  readonly today: Day;
  /** Sealed from now on, and until when it goes. */
  readonly sealed: Day;
  readonly sealedUntil: Instant;
  /** Days on which windows closed that nobody has counted. */
  readonly closing: readonly Day[];
}

/**
 * DynamoDB's streams keep a record for a day, so what is delivered late is of yesterday or the day before: those are
 * counted anew, and whatever is older stays as it is. A window is counted once its last day is over.
 */
const OPEN_DAYS = 2;

export async function readSpan(
  files: ResultsFiles,
  moment: Moment,
  state: ResultsState | undefined,
): Promise<Span> {
  // Nights that broke off before any was published have left their records to this one.
  const oldest = state ? undefined : await oldestHour(files);
  return spanOf(moment, state, oldest);
}

function spanOf({ now, bundle }: Moment, state: ResultsState | undefined, oldest = now): Span {
  const zone = bundle.store.time_zone;
  const today = dayOf(zone, now);
  const first = Math.min(state ? state.sealed + 1 : dayOf(zone, oldest), state ? today : today - OPEN_DAYS);
  // Where a sealed day has ended the next one begins, though the shop's time zone be another since.
  const begins = (day: Day) => (day === first && state ? state.sealedUntil : instantAt(zone, day, 0));
  const days = numbers(first, today).map((day) => ({
    day,
    from: begins(day),
    until: day === today ? now : begins(day + 1),
  }));
  const sealed = Math.max(first - 1, today - OPEN_DAYS);
  return {
    ...{ days, today, sealed },
    sealedUntil: sealed < first ? begins(first) : begins(sealed + 1),
    closing: numbers(state ? state.closed + 1 : first + WINDOW_DAYS, today - 1),
  };
}

const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
