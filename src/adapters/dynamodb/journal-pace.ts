import type { CapLimit, Capped, LastPlace, Send } from "../../domain/chains/journal.ts";
import { type Slot, takeSlot } from "../pace.ts";
import { ABSENT, type Item, type JournalTable } from "./journal-table.ts";

export interface JournalPace {
  take(
    send: Send,
    limit: CapLimit,
  ): Promise<{ readonly result: "taken" } | { readonly result: "repeated" } | LastPlace | Capped>;
  giveBack(send: Send, limit: CapLimit): Promise<void>;
}

const MAX_TRIES = 50;

/**
 * One item per mailbox with its sends of late. Checking them and taking a slot is one write under the
 * condition that nobody has written since the reading, so that two workers cannot both take the last slot.
 */
export function makePace(table: JournalTable): JournalPace {
  const change = async (
    mailbox: string,
    next: (slots: readonly Slot[]) => readonly Slot[] | undefined,
  ): Promise<void> => {
    const key = { owner: mailbox, entry: "pace" };
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      // A slot that an old look misses makes the write below fail, and the next look is a new one.
      const item = await table.get(key, tries === 0 ? "eventual" : undefined);
      const slots = next(slotsOf(item));
      if (!slots) return;
      const revision = Number(item?.revision ?? 0);
      const unchanged = item ? { text: "#revision = :read", values: { ":read": revision } } : ABSENT;
      if (await table.put(key, { slots, revision: revision + 1 }, unchanged)) return;
    }
    throw new Error(`the frequency cap of one mailbox was contended ${MAX_TRIES} times`);
  };
  return {
    async take(send, limit) {
      let refused: { readonly result: "repeated" } | LastPlace | Capped | undefined;
      await change(limit.mailbox, (slots) => {
        const slot = takeSlot(slots, send, limit);
        refused = slot.result === "free" || slot.result === "mine" ? undefined : slot;
        return slot.result === "free" ? slot.slots : undefined;
      });
      return refused ?? { result: "taken" };
    },
    giveBack: (send, limit) =>
      change(limit.mailbox, (slots) => slots.filter((slot) => slot.send !== send.id)),
  };
}

function slotsOf(item: Item | undefined): readonly Slot[] {
  return (item?.slots as readonly Slot[] | undefined) ?? [];
}
