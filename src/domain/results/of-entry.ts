import { defined } from "../basics/defined.ts";
import type { StepOutcome } from "../chains/actions.ts";
import type { Entry, StepNote } from "../chains/journal.ts";
import { atEntry, type Happening, type Outcome } from "./happening.ts";
import { reasonOf } from "./reasons.ts";
import type { News } from "./told.ts";

/** What of a step's end is counted by the entry. What was sent is counted by the send, which knows the mail and its offer. */
const BY_ENTRY: Readonly<Record<StepOutcome, Outcome | undefined>> = {
  sent: undefined,
  emitted: undefined,
  deferred: undefined,
  unknown: "unknown",
  skipped: "skipped",
  failed: "failed",
  holdout: "held-out",
  silenced: "silenced",
};

/** Of the chain's own hold-out there is nothing to explain. */
const isExplained = (outcome: Outcome, { why }: StepNote): boolean =>
  outcome === "skipped" || outcome === "failed" || (outcome === "held-out" && reasonOf(why) === "shop");

/**
 * What an entry adds by a change: what it says after, less what it said before of the same run. An item that has gone over
 * to another run keeps what the earlier one has added; one that is removed while active has left.
 */
export function newsOfEntry(before: Entry | undefined, after: Entry | undefined): News | undefined {
  if (!after) return before?.status === "active" ? removed(before) : undefined;
  const earlier = before?.run === after.run ? before : undefined;
  const place = atEntry(after.chain, after.version);
  const happened: Happening[] = [];
  if (!earlier) {
    happened.push({ ...place, outcome: "entered", reason: null });
    if (after.holdout) happened.push({ ...place, outcome: "held-out", reason: after.heldOutBy ?? null });
  }
  const known = new Set(finalNotes(earlier).map(({ step }) => step));
  const notes = finalNotes(after).filter(({ step }) => !known.has(step));
  for (const note of notes) {
    const outcome = BY_ENTRY[note.what];
    if (outcome === undefined) continue;
    const reason = isExplained(outcome, note) ? reasonOf(note.why) : null;
    happened.push({ ...place, step: note.step, outcome, reason });
  }
  const hasLeft = after.status === "done" && earlier?.status !== "done";
  if (hasLeft) happened.push({ ...place, outcome: "left", reason: reasonOf(after.outcome ?? "") });
  const waitsFor = notes.length > 0 || !earlier ? waitedFor(after) : undefined;
  if (happened.length === 0 && waitsFor === undefined) return undefined;
  return {
    ...{ customer: after.customer, of: after.run, chain: after.chain, version: after.version, happened },
    ...defined({ waitsFor, before: after.before }),
  };
}

const removed = ({ customer, run, chain, version }: Entry): News => ({
  ...{ customer, of: run, chain, version },
  happened: [{ ...atEntry(chain, version), outcome: "left", reason: "gone" }],
});

const finalNotes = (entry: Entry | undefined): readonly StepNote[] =>
  entry?.steps.filter(({ what }) => what !== "deferred") ?? [];

/** The step behind the last that is over. */
const waitedFor = (entry: Entry): number =>
  finalNotes(entry).reduce((next, { step }) => Math.max(next, step + 1), 0);
