import type { Instant } from "../../../domain/basics/calendar.ts";
import type { Fact } from "../../../domain/facts/facts.ts";
import { isMailboxKey } from "../../../domain/mailbox/key.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { EventStore } from "../../../ports/facts.ts";

/** Facts that arrive within so long are folded together, as by the projector of the stream. */
const WINDOW_MS = 5_000;
const MOST_AT_ONCE = 500;

/** The events table and its stream: what arrives in its turn, and what the use cases append meanwhile. */
export function makeStream(store: EventStore, clock: Clock, arriving: readonly Fact[]) {
  const pending: Fact[] = [];
  let place = 0;
  let due: Instant = Number.POSITIVE_INFINITY;

  const append: EventStore["append"] = async (facts) => {
    const results = await store.append(facts);
    // The stream's filter keeps the ledgers of addresses away from the projector.
    const told = facts.filter(
      ({ customer }, index) => results[index] === "stored" && !isMailboxKey(customer),
    );
    if (told.length > 0) {
      if (pending.length === 0) due = clock.now() + WINDOW_MS;
      for (const fact of told) pending.push(fact);
    }
    return results;
  };

  return {
    events: { ...store, append } satisfies EventStore,
    next: (): Instant => Math.min(due, arriving[place]?.receivedAt ?? Number.POSITIVE_INFINITY),
    /** What came until now goes into the table. */
    async arrive(now: Instant): Promise<number> {
      const from = place;
      while ((arriving[place]?.receivedAt ?? Number.POSITIVE_INFINITY) <= now) place += 1;
      if (place > from) await append(arriving.slice(from, place));
      return place - from;
    },
    /** The facts whose window has closed. */
    take(now: Instant): readonly Fact[] {
      if (now < due) return [];
      const taken = pending.splice(0, MOST_AT_ONCE);
      if (pending.length === 0) due = Number.POSITIVE_INFINITY;
      return taken;
    },
  };
}
