import type { Code } from "../../domain/offers/codes/code.ts";
import type { BatchState, TillBatches } from "../../ports/till-batches.ts";

/** Batches in memory, for tests and simulations. `answer`: what the platform has said of a batch by now; that it knows it when absent. */
export function makeMemoryTillBatches(
  answer: (batch: string, codes: readonly Code[]) => BatchState | undefined = () => "known",
): TillBatches & { readonly added: Map<string, readonly Code[]> } {
  const added = new Map<string, readonly Code[]>();
  return {
    added,
    async add(codes) {
      const batch = `batch-${added.size + 1}`;
      added.set(batch, codes);
      return batch;
    },
    async state(batch) {
      const codes = added.get(batch);
      return codes && answer(batch, codes);
    },
  };
}
