import { type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { decidedVariant, type Epoch } from "../../domain/proof/measuring.ts";
import type { ExperimentStore } from "../../ports/proof.ts";

/** A winner that somebody has just decided on is known by every worker after this. */
const DECISION_HOLDS_MS = MINUTE;

/** The variant that everybody gets, undefined while a test goes on. Decisions are read once a minute, not once a mail. */
export type Decided = (test: Epoch, now: Instant) => Promise<string | undefined>;

export function makeDecided(experiments: Pick<ExperimentStore, "decisions">): Decided {
  const known = new Map<string, { readonly until: Instant; readonly variant: Promise<string | undefined> }>();
  return ({ experiment, epoch }, now) => {
    const key = `${experiment}#${epoch}`;
    const there = known.get(key);
    if (there && there.until > now) return there.variant;
    const variant = experiments.decisions({ experiment, epoch }).then(decidedVariant);
    known.set(key, { until: now + DECISION_HOLDS_MS, variant });
    return variant;
  };
}
