import type { CapLimit, Entry, Run, Send, StepNote } from "../../../domain/chains/journal.ts";
import type { Journal } from "../../../ports/journal.ts";

/** Who hears what the use cases write down, once each. */
export interface Witness {
  entered(entry: Entry): void;
  /** The step's final outcome, or that it was put off. */
  noted(run: Run, note: StepNote): void;
  sent(send: Send): void;
}

/** A journal whose writes somebody hears of as well. */
export function witnessed(journal: Journal, witness: Witness): Journal {
  const claimed = new Map<string, Send>();
  return {
    ...journal,
    async enter(entry, reenterAfter) {
      const result = await journal.enter(entry, reenterAfter);
      if (result.kind === "entered") witness.entered(entry);
      return result;
    },
    async note(run, note) {
      await journal.note(run, note);
      witness.noted(run, note);
    },
    async moveOn(run, note, cohort) {
      await journal.moveOn(run, note, cohort);
      witness.noted(run, note);
    },
    async leave(run, end) {
      await journal.leave(run, end);
      if (end.last) witness.noted(run, end.last);
    },
    async claim(send: Send, limit: CapLimit | undefined) {
      const result = await journal.claim(send, limit);
      if (result.result === "claimed") claimed.set(send.id, send);
      return result;
    },
    async settle(send, result) {
      const before = await journal.settle(send, result);
      const known = claimed.get(send.id);
      claimed.delete(send.id);
      if (known && before !== undefined && result.status === "sent") witness.sent(known);
      return before;
    },
  };
}
