import type { CustomerKey } from "../domain/facts/facts.ts";
import type { Taste } from "../domain/taste/taste.ts";

/** A buyer's taste, and the revision of the profile that was written with it. */
export interface StoredTaste {
  readonly revision: number;
  /** Absent where nothing of what was bought counts any more, or the buyer is part of somebody else. */
  readonly taste?: Taste;
}

/** What each buyer buys, beside the profiles and not in them: the nightly scans of profiles pay by the byte. */
export interface TasteStore {
  /** Read strongly. `eventual`: may be a second old, for half the price. */
  get(buyer: CustomerKey, consistency?: "eventual"): Promise<StoredTaste | undefined>;
  /** Writes unless what is there belongs to a later revision of the profile: then whoever wrote that one knew more. */
  put(buyer: CustomerKey, taste: Taste | undefined, revision: number): Promise<void>;
  /** Everybody of one scan segment who has a taste. */
  scan(shard: number, shards: number): AsyncIterable<{ readonly buyer: CustomerKey; readonly taste: Taste }>;
}
