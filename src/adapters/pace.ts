import { DAY, type Day, type Instant } from "../domain/basics/calendar.ts";
import type { CapLimit, Send } from "../domain/chains/journal.ts";

/** A send that was claimed: the place it takes under the cap, and which mail it is. */
export interface Slot {
  readonly send: string;
  readonly at: Instant;
  readonly mail?: string;
  readonly run?: string;
  readonly day?: Day;
}

export type Taken =
  | { readonly result: "free"; readonly slots: readonly Slot[] }
  | { readonly result: "mine" }
  /** The same mail went to the mailbox today, for another customer or run. */
  | { readonly result: "repeated" }
  | { readonly result: "capped"; readonly freeAt: Instant };

const KEEP_MS = 30 * DAY;
const KEEP = 100;

/**
 * Whether one more send fits, and the mailbox's slots with it. Bounded: the newest hundred of the last month, more only
 * where the cap counts more.
 */
export function takeSlot(slots: readonly Slot[], send: Send, { day, cap }: CapLimit): Taken {
  if (slots.some((slot) => slot.send === send.id)) return { result: "mine" };
  const now = send.claimedAt;
  const slot: Slot = {
    send: send.id,
    at: now,
    mail: `${send.chain}/${send.template}`,
    run: `${send.customer} ${send.run}`,
    day,
  };
  const isRepeated = slots.some(
    (other) => other.mail === slot.mail && other.day === day && other.run !== slot.run,
  );
  if (isRepeated) return { result: "repeated" };
  const freeAt = cap && fullUntil(slots, now, cap);
  if (freeAt !== undefined) return { result: "capped", freeAt };
  const kept = slots.filter(({ at }) => at > now - Math.max(KEEP_MS, cap?.perMs ?? 0));
  return { result: "free", slots: [...kept, slot].slice(-Math.max(KEEP, cap?.mails ?? 0)) };
}

/** When the next slot under the cap frees up; undefined while one is free. */
function fullUntil(
  slots: readonly Slot[],
  now: Instant,
  { mails, perMs }: NonNullable<CapLimit["cap"]>,
): Instant | undefined {
  const recent = slots.filter(({ at }) => at > now - perMs).toSorted((a, b) => a.at - b.at);
  if (recent.length < mails) return undefined;
  return (recent[recent.length - mails]?.at ?? now) + perMs;
}
