import type { Instant } from "../../domain/basics/calendar.ts";
import type { CapLimit, Send } from "../../domain/chains/journal.ts";
import { type Slot, takeSlot } from "../pace.ts";
import { ABSENT, type Item, type JournalTable } from "./journal-table.ts";

export interface JournalPace {
  take(
    send: Send,
    limit: CapLimit,
  ): Promise<{ readonly result: "taken" } | { readonly result: "capped"; readonly freeAt: Instant }>;
  giveBack(send: Send, limit: CapLimit): Promise<void>;
}

const MAX_TRIES = 50;

/**
 * One item per person with the capped sends of late. Checking the cap and taking a slot is one write under the
 * condition that nobody has written since the reading, so that two workers cannot both take the last slot.
 */
export function makePace(table: JournalTable): JournalPace {
  const change = async (
    person: string,
    next: (slots: readonly Slot[]) => readonly Slot[] | undefined,
  ): Promise<void> => {
    const key = { owner: person, entry: "pace" };
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const item = await table.get(key);
      const slots = next(slotsOf(item));
      if (!slots) return;
      const revision = Number(item?.revision ?? 0);
      const unchanged = item ? { text: "#revision = :read", values: { ":read": revision } } : ABSENT;
      if (await table.put(key, { slots, revision: revision + 1 }, unchanged)) return;
    }
    throw new Error(`the frequency cap of one customer was contended ${MAX_TRIES} times`);
  };
  return {
    async take(send, limit) {
      // Nobody takes slots under a merged key any more, so that the condition on the person's own is enough.
      const items = (limit.merged ?? []).map((key) => table.get({ owner: key, entry: "pace" }, "eventual"));
      const merged = (await Promise.all(items)).flatMap(slotsOf);
      let capped: Instant | undefined;
      await change(limit.person, (slots) => {
        const slot = takeSlot(slots, merged, send, limit);
        capped = slot.result === "capped" ? slot.freeAt : undefined;
        return slot.result === "free" ? slot.slots : undefined;
      });
      return capped === undefined ? { result: "taken" } : { result: "capped", freeAt: capped };
    },
    giveBack: (send, limit) => change(limit.person, (slots) => slots.filter((slot) => slot.send !== send.id)),
  };
}

function slotsOf(item: Item | undefined): readonly Slot[] {
  return (item?.slots as readonly Slot[] | undefined) ?? [];
}
