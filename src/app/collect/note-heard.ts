import { type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import type { Source } from "../../domain/facts/sources.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HeardStore } from "../../ports/heard.ts";

/** A process writes this often at most: whoever asks wants to know of days. */
const EVERY_MS = 30 * MINUTE;

/** Notes that a source has spoken. It must never fail what it notes: an error is told to `onFailure`. */
export function makeNoteHeard(
  deps: {
    readonly heard: Pick<HeardStore, "note">;
    readonly clock: Clock;
    readonly onFailure: (error: unknown) => void;
  },
  source: Source,
): () => Promise<void> {
  let notedAt: Instant | undefined;
  return async () => {
    const now = deps.clock.now();
    if (notedAt !== undefined && Math.abs(now - notedAt) < EVERY_MS) return;
    notedAt = now;
    await deps.heard.note(source, now).catch(deps.onFailure);
  };
}
