import { DAY, HOUR } from "../../domain/basics/calendar.ts";
import { type EraseDeps, makeErase } from "./erase.ts";

/** Whoever is at it now is left alone: Lambda ends after 15 minutes, and its tries follow each other within minutes. */
const BROKEN_OFF_MS = HOUR;
/** The law gives a month from the request. After a week somebody has to look. */
const LATE_MS = 7 * DAY;
/** A night's share; the oldest first. */
const MOST_AT_ONCE = 100;

export interface WentOn {
  readonly erased: number;
  /** Begun more than a week ago and not over. */
  readonly late: number;
  /** What stopped those that could not be gone on with. */
  readonly errors: readonly unknown[];
}

/** Goes on with erasures that broke off and that nobody tries any more, whoever began them: Lambda or a command. */
export function makeGoOnErasing(deps: EraseDeps): () => Promise<WentOn> {
  const { erasures, clock } = deps;
  const erase = makeErase(deps);
  return async () => {
    const now = clock.now();
    const open = (await erasures.open()).toSorted((one, other) => one.askedAt - other.askedAt);
    const errors: unknown[] = [];
    let erased = 0;
    for (const { keys, askedAt, by, reason } of open.slice(0, MOST_AT_ONCE)) {
      const [key] = keys;
      if (key === undefined || askedAt > now - BROKEN_OFF_MS) continue;
      // One that cannot be ended keeps no other from its end.
      await erase(key, { by, reason }).then(
        () => erased++,
        (error: unknown) => errors.push(error),
      );
    }
    const left = errors.length > 0 ? await erasures.open() : open.slice(MOST_AT_ONCE);
    return { erased, errors, late: left.filter(({ askedAt }) => askedAt <= now - LATE_MS).length };
  };
}
