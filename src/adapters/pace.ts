import { DAY, type Day, type Instant } from "../domain/basics/calendar.ts";
import type { Cap, CapLimit, Capped, LastPlace, Send } from "../domain/chains/journal.ts";

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
  | LastPlace
  | Capped;

const KEEP_MS = 30 * DAY;
const KEEP = 100;

/**
 * Whether one more send fits, and the mailbox's slots with it. Bounded: the newest hundred of the last month, more only
 * where a cap counts more. The stricter of the shop's cap and the owner's holds.
 */
export function takeSlot(
  slots: readonly Slot[],
  send: Send,
  { day, cap, own, asksForLast }: CapLimit,
): Taken {
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
  const full = cappedBy("customer", own, slots, now) ?? cappedBy("shop", cap, slots, now);
  if (full) return full;
  const last = asksForLast && (lastBy("customer", own, slots, now) ?? lastBy("shop", cap, slots, now));
  if (last) return last;
  const longest = Math.max(KEEP_MS, cap?.perMs ?? 0, own?.perMs ?? 0);
  const kept = slots.filter(({ at }) => at > now - longest);
  return { result: "free", slots: [...kept, slot].slice(-Math.max(KEEP, cap?.mails ?? 0, own?.mails ?? 0)) };
}

/** Whether one slot is left, which is then the only one until the oldest of the others is out of the cap's stretch. */
function lastBy(
  by: LastPlace["by"],
  cap: Cap | undefined,
  slots: readonly Slot[],
  now: Instant,
): LastPlace | undefined {
  const full = cap && cappedBy(by, cap, [...slots, { send: "", at: now }], now);
  return full && { result: "last", by, freeAt: full.freeAt };
}

/** When the next slot under the cap frees up; undefined while one is free. */
function cappedBy(
  by: Capped["by"],
  cap: Cap | undefined,
  slots: readonly Slot[],
  now: Instant,
): Capped | undefined {
  if (!cap) return undefined;
  const { mails, perMs } = cap;
  const recent = slots.filter(({ at }) => at > now - perMs).toSorted((a, b) => a.at - b.at);
  if (recent.length < mails) return undefined;
  return { result: "capped", by, freeAt: (recent[recent.length - mails]?.at ?? now) + perMs };
}
