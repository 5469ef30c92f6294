import type { Code } from "../../domain/offers/codes/code.ts";
import type { TillBatches, TillState } from "../../ports/till-batches.ts";

/** Batches in memory, for tests and simulations. `answer`: what the platform has said of a batch by now; that it knows it when absent. */
export function makeToldBatches(
  answer: (batch: string, codes: readonly Code[]) => TillState | undefined = () => "known",
): TillBatches & { readonly added: Map<string, readonly Code[]>; readonly removed: Code[] } {
  const added = new Map<string, readonly Code[]>();
  const removed: Code[] = [];
  return {
    added,
    removed,
    async add(codes) {
      const batch = `batch-${added.size + 1}`;
      added.set(batch, codes);
      return batch;
    },
    async remove(codes) {
      removed.push(...codes);
    },
    async state(batch) {
      const codes = added.get(batch);
      return codes && answer(batch, codes);
    },
  };
}
