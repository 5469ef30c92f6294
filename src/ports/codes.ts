import type { Code } from "../domain/offers/codes/code.ts";

/** The ledger of codes: one record a code, found by the code. */
export interface CodeStore {
  /** Read strongly. `eventual`: may be a second old, for half the price. Any case. One that cannot be read throws. */
  get(code: string, consistency?: "eventual"): Promise<Code | undefined>;
  /**
   * Writes a record whose revision is one above what was read (1 where there was none): one conditional write. `conflict`:
   * somebody else has written; read again.
   */
  put(next: Code): Promise<"written" | "conflict">;
  /**
   * All records of one of the `CODE_SHARDS`, those that are over for good included until their lifetime ends. Goes on without those that
   * cannot be read, and says so of each.
   */
  inShard(shard: number, onUnreadable?: () => void): AsyncIterable<Code>;
}
