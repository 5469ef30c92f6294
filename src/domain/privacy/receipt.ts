import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey } from "../facts/facts.ts";

/** Places from which an erasure takes something, in the order in which it does. */
export const PLACES = [
  "codes",
  "cohorts",
  "wallets",
  "lookups",
  "results",
  "journal",
  "tastes",
  "checkpoints",
  "customers",
  "others",
  "ledgers",
  "facts",
  "quarantine",
] as const;
export type Place = (typeof PLACES)[number];

export type Removed = Readonly<Record<Place, number>>;

/** An erasure that is under way. It is kept until it is over, so that whoever goes on knows whose it is. */
export interface ErasureRequest {
  /** Random. */
  readonly id: string;
  readonly askedAt: Instant;
  /** Who asked for it to be done: an operator, or the source of a webhook. */
  readonly by: string;
  readonly reason: string;
  /** The partitions that are this person, the profile's first. */
  readonly keys: readonly CustomerKey[];
  /** Of orders that belong to nobody else. */
  readonly orders: readonly CustomerKey[];
  /** Ledgers of the person's addresses. */
  readonly mailboxes: readonly CustomerKey[];
  /** Ledgers of addresses that only browsers have claimed for the person. */
  readonly claimed: readonly CustomerKey[];
  /** Ledgers that stand for the keys: nothing but the erasure is ever in them. */
  readonly graves: readonly CustomerKey[];
  /** Names by which a till or a search finds the person: keyed hashes of phones. */
  readonly phones: readonly string[];
}

/** What is left of an erasure, to be shown to whoever asks. It names nobody. */
export interface ErasureReceipt {
  readonly id: string;
  readonly askedAt: Instant;
  readonly erasedAt: Instant;
  readonly by: string;
  readonly reason: string;
  /** Items removed or made nobody's, by place, by the call that ended it. */
  readonly removed: Removed;
}
