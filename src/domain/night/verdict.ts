import { defined } from "../basics/defined.ts";
import type { Score, ScoreBefore } from "../people/profile.ts";
import type { RfmScores } from "../segments/rfm.ts";
import type { Placement } from "../segments/segments.ts";
import { staysBefore } from "./stays.ts";

/** What a night finds out about one customer. */
export interface Verdict {
  readonly rfm: RfmScores;
  readonly placement: Placement;
  readonly tier: string;
}

export interface Night {
  /** The date computed. */
  readonly run: string;
  /** The night whose published scores this one is compared with; absent for a baseline, which compares with nothing. */
  readonly basis?: string;
  /** The night on whose verdict the period begins: records say where everybody was from then on. */
  readonly eve: string;
}

/** From what to what. `from` is absent for a customer whom the night before did not know. */
export interface Move {
  readonly from?: string;
  readonly to: string;
}

export interface Moves {
  readonly segment?: Move;
  readonly rfmSegment?: Move;
  readonly tier?: Move;
}

/**
 * What the night before had published about the customer. A score written after it (by a run that crashed, or by an
 * earlier try of this one) carries that along; so a second try sees the same changes as the first, whatever the first
 * has written.
 */
export function publishedBefore(stored: Score | undefined, { basis, eve }: Night): ScoreBefore | undefined {
  if (!stored || basis === undefined) return undefined;
  if (stored.date > basis) return stored.before;
  const { segment, segmentSince, previousSegment, cell, rfmSegment, tier } = stored;
  const stays = staysBefore(stored, eve);
  return {
    segment,
    segmentSince,
    cell,
    rfmSegment,
    tier,
    ...defined({ previousSegment }),
    ...(stays.length > 0 && { stays }),
  };
}

export function scoreOf(
  verdict: Verdict,
  before: ScoreBefore | undefined,
  { run }: Pick<Night, "run">,
): Score {
  const { rfm, placement, tier } = verdict;
  const stayed = before?.segment === placement.segment;
  const previousSegment = stayed ? before.previousSegment : before?.segment;
  return {
    date: run,
    ...rfm,
    segment: placement.segment,
    reason: placement.reason,
    tier,
    segmentSince: stayed ? before.segmentSince : run,
    ...defined({ previousSegment }),
    ...(before && { before }),
  };
}

/**
 * Whether the stored score says the same, so that nothing has to be written: all but the date, and the values in the
 * reason, which are those of the day when the customer came to the segment.
 */
export function saysTheSame(stored: Score | undefined, score: Score, { placement }: Verdict): boolean {
  return (
    stored !== undefined &&
    stored.cell === score.cell &&
    stored.rfmSegment === score.rfmSegment &&
    stored.segment === score.segment &&
    stored.segmentSince === score.segmentSince &&
    stored.previousSegment === score.previousSegment &&
    stored.tier === score.tier &&
    stored.reason.startsWith(placement.when ?? placement.reason)
  );
}

/** What has changed for the customer since `before`. A tier only changes for somebody who had one. */
export function movesOf(score: Score, before: ScoreBefore | undefined): Moves {
  const segment = move(before?.segment, score.segment);
  const rfmSegment = move(before?.rfmSegment, score.rfmSegment);
  const tier = before && move(before.tier, score.tier);
  return { ...(segment && { segment }), ...(rfmSegment && { rfmSegment }), ...(tier && { tier }) };
}

function move(from: string | undefined, to: string): Move | undefined {
  if (from === to) return undefined;
  return from === undefined ? { to } : { from, to };
}
