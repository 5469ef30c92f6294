import { DAY, type Instant } from "../domain/basics/calendar.ts";
import type { CapLimit, Send } from "../domain/chains/journal.ts";

/** A capped send that was claimed: the place it takes under the cap. */
export interface Slot {
  readonly send: string;
  readonly at: Instant;
}

export type Taken =
  | { readonly result: "free"; readonly slots: readonly Slot[] }
  | { readonly result: "mine" }
  | { readonly result: "capped"; readonly freeAt: Instant };

const KEEP_MS = 30 * DAY;
const KEEP = 100;

/**
 * Whether one more send fits under the cap, and the person's own slots with it. Bounded: the newest hundred of the last
 * month. `merged` are the slots of keys that have become part of the person: they count, and stay where they are.
 */
export function takeSlot(
  slots: readonly Slot[],
  merged: readonly Slot[],
  send: Send,
  limit: CapLimit,
): Taken {
  const all = [...slots, ...merged];
  if (all.some((slot) => slot.send === send.id)) return { result: "mine" };
  const now = send.claimedAt;
  const recent = all.filter((slot) => slot.at > now - limit.perMs).sort((a, b) => a.at - b.at);
  if (recent.length >= limit.mails) {
    const first = recent[recent.length - limit.mails];
    return { result: "capped", freeAt: (first?.at ?? now) + limit.perMs };
  }
  const kept = slots.filter((slot) => slot.at > now - Math.max(KEEP_MS, limit.perMs));
  return {
    result: "free",
    slots: [...kept, { send: send.id, at: now }].slice(-Math.max(KEEP, limit.mails)),
  };
}
