import { DAY, type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import type { Source } from "../../domain/facts/sources.ts";
import { keyOf, MOST_NAMES, OTHERS, type UnseenCount, type UnseenNote } from "../../domain/facts/unseen.ts";
import type { Clock } from "../../ports/clock.ts";
import type { UnseenStore } from "../../ports/unseen.ts";

/** A process writes this often at most, unless there is this much to write. */
const EVERY_MS = MINUTE;
const MANY = 1_000;

export interface UnseenCounter {
  /** Remembers; costs nothing. */
  note(notes: readonly UnseenNote[]): void;
  /** To be awaited before the answer. Writes what is remembered, if anything is and a minute has passed. */
  settle(): Promise<void>;
}

/**
 * Counts what one source sent and was not understood. The counts stay in the process until the first invocation a
 * minute after the last write; a process that ends before loses them. Counting must never fail or hold up what is
 * counted: an error is told to `onFailure`, and its counts are lost.
 */
export function makeUnseenCounter(
  deps: {
    readonly unseen: Pick<UnseenStore, "add">;
    readonly clock: Clock;
    readonly onFailure: (error: unknown) => void;
  },
  source: Source,
): UnseenCounter {
  let counts = new Map<string, UnseenCount>();
  let writtenAt: Instant | undefined;

  const isDue = (now: Instant) => writtenAt === undefined || Math.abs(now - writtenAt) >= EVERY_MS;
  const total = () => [...counts.values()].reduce((sum, { count }) => sum + count, 0);

  return {
    note(notes) {
      for (const note of notes) {
        const named = counts.has(keyOf(note)) || counts.size < MOST_NAMES;
        const { kind, name } = named ? note : { ...note, name: OTHERS };
        const key = keyOf({ kind, name });
        counts.set(key, { kind, name, count: (counts.get(key)?.count ?? 0) + 1 });
      }
    },
    async settle() {
      const now = deps.clock.now();
      if (counts.size === 0 || !(isDue(now) || total() >= MANY)) return;
      const written = [...counts.values()];
      counts = new Map();
      writtenAt = now;
      try {
        await deps.unseen.add(source, Math.floor(now / DAY), written);
      } catch (error) {
        deps.onFailure(error);
      }
    },
  };
}
