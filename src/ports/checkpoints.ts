import type { Checkpoint } from "../domain/checkpoint/checkpoint.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";

/** A checkpoint is good for the one revision of the profile that was written with it. */
export interface StoredCheckpoint {
  readonly revision: number;
  /** Absent where the customer is part of somebody else, or it would be too large or cannot be read: then all facts are read. */
  readonly checkpoint?: Checkpoint;
}

/** What news of customers is folded on, beside the profiles and not in them: the nightly scans of profiles pay by the byte. */
export interface CheckpointStore {
  /** Read strongly. */
  get(customer: CustomerKey): Promise<StoredCheckpoint | undefined>;
  /** Writes unless what is there belongs to a later revision of the profile. */
  put(customer: CustomerKey, checkpoint: Checkpoint | undefined, revision: number): Promise<void>;
}
