import type { Day } from "../domain/basics/calendar.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";

/** What became of a code that was to be added. `other`: it is in another offer's pool. */
export type Added = "added" | "known" | { readonly other: string };

/** The code of a pool that a customer was last to get. The ledger says whether he has got it. */
export interface Pointer {
  readonly code: string;
  /** Counted from 1. */
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
  /** Adds codes to an offer's pool; one that is there, or was, is `known`. Each as the shop's platform writes it; case does not tell two apart. */
  add(offer: string, codes: readonly string[]): Promise<readonly Added[]>;
  /** What `add` would say. */
  look(offer: string, codes: readonly string[]): Promise<readonly Added[]>;
  /** Some free codes, as they were uploaded, beginning at a place that `seed` chooses, so that few want the same. */
  free(offer: string, seed: string): Promise<readonly string[]>;
  /** Takes a code out, because the ledger has it. Answers with the counts as they are noted, which may be off by a few. */
  takeOut(offer: string, code: string, day: Day): Promise<PoolCounts>;
  pointer(offer: string, customer: CustomerKey): Promise<Pointer | undefined>;
  /** False where the pointer is not `before` any more. */
  point(offer: string, customer: CustomerKey, next: Pointer, before: Pointer | undefined): Promise<boolean>;
  /** Counted one by one. */
  counts(offer: string): Promise<PoolCounts>;
}
