import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { CheckpointStore, StoredCheckpoint } from "../../ports/checkpoints.ts";

/** Checkpoints in memory, for tests and simulations. */
export function makeMemoryCheckpointStore(): CheckpointStore {
  const items = new Map<CustomerKey, StoredCheckpoint>();
  return {
    get: async (customer) => items.get(customer),
    async put(customer, checkpoint, revision) {
      if ((items.get(customer)?.revision ?? 0) > revision) return;
      items.set(customer, { revision, ...(checkpoint && { checkpoint }) });
    },
  };
}
