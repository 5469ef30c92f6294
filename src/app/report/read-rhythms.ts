import { DAY } from "../../domain/basics/calendar.ts";
import { HEARD_DAYS, type Rhythm, rhythmOf } from "../../domain/facts/heard.ts";
import type { Source } from "../../domain/facts/sources.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HeardStore } from "../../ports/heard.ts";

export interface ReadRhythmsDeps {
  readonly heard: Pick<HeardStore, "days">;
  readonly clock: Clock;
}

/** How each source speaks that was heard in the days that are kept. */
export function makeReadRhythms({ heard, clock }: ReadRhythmsDeps) {
  return async (): Promise<ReadonlyMap<Source, Rhythm>> => {
    const now = clock.now();
    const today = Math.floor(now / DAY);
    const days = await heard.days(today - HEARD_DAYS, today);
    const bySource = Map.groupBy(days, ({ source }) => source);
    return new Map([...bySource].map(([source, own]) => [source, rhythmOf(own, now)] as const));
  };
}
