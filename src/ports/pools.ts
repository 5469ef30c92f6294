import type { Day, Instant } from "../domain/basics/calendar.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";
import type { PoolMark } from "../domain/offers/pools.ts";

/** What became of a code that was to be added. `other`: it is in another offer's pool. */
export type Added = "added" | "known" | { readonly other: string };

/** Which codes of a pool a customer was to get. The ledger says which of them the customer has got. */
export interface Given {
  /** The newest first; of the earlier ones those that may still be good. As they were uploaded. */
  readonly codes: readonly [string, ...string[]];
  /** Of the newest, counted from 1. */
  readonly issue: number;
}

export interface PoolCounts {
  /** Codes that were ever added. */
  readonly added: number;
  /** Codes that nobody has. */
  readonly free: number;
  /** Codes that were taken, by day of UTC, of the last `USAGE_DAYS` days. */
  readonly taken: Readonly<Record<Day, number>>;
}

/** For so many days it is kept how many codes were taken. */
export const USAGE_DAYS = 14;

/**
 * Lists of codes that were uploaded for offers. Who has a code is decided by the ledger, whose record of it is put once: a
 * code that somebody was given and that is still free here is offered to the next, who does not get it and takes it out.
 */
export interface PoolStore {
  /** Adds codes to an offer's pool; one that is there, or was, is `known`. Case does not tell two codes apart. */
  add(offer: string, codes: readonly string[]): Promise<readonly Added[]>;
  /** What `add` would say. */
  look(offer: string, codes: readonly string[]): Promise<readonly Added[]>;
  /** Whose pool a code was added to. */
  offerOf(code: string): Promise<string | undefined>;
  /** Some free codes, as they were uploaded, beginning at a place that `seed` chooses, so that few want the same. */
  free(offer: string, seed: string): Promise<readonly string[]>;
  /** Takes a code out, because the ledger has it. */
  takeOut(offer: string, code: string, day: Day): Promise<void>;
  /** A code that the ledger had, and of which nobody has heard, is free again. */
  putBack(offer: string, code: string, day: Day): Promise<void>;
  given(offer: string, customer: CustomerKey): Promise<Given | undefined>;
  /** False where `before` does not stand there any more. `until`: when it may be forgotten. */
  note(
    offer: string,
    customer: CustomerKey,
    next: Given,
    before: Given | undefined,
    until: Instant,
  ): Promise<boolean>;
  /** As they are kept: a call that broke off may have left them off by a few. */
  noted(offer: string): Promise<PoolCounts>;
  /** Free codes are counted one by one. */
  counts(offer: string): Promise<PoolCounts>;
  /** Whether nobody has been told so of this pool since codes were added last; from then on somebody has. */
  tell(offer: string, mark: PoolMark): Promise<boolean>;
}
