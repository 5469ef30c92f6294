import type { Run } from "../../domain/chains/journal.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { EndOfRun, EntryJournal } from "../../ports/chains.ts";

/**
 * Ends a customer's run through a chain. Where the store wants its other systems told, that comes first, so that a crash
 * repeats it rather than loses it.
 */
export type Leave = (run: Run, { store }: Pick<Bundle, "store">, end: EndOfRun) => Promise<void>;

export function makeLeave(deps: { readonly journal: EntryJournal; readonly bus?: Bus }): Leave {
  return async ({ customer, chain, run }, { store }, end) => {
    const { outcome } = end;
    if (store.announce_chains)
      await deps.bus?.publish([{ type: "ChainLeft", detail: { customer, chain, run, outcome } }]);
    await deps.journal.leave({ customer, chain, run }, end);
  };
}
