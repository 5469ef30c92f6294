import { fitRegularity } from "./fit-regularity.ts";
import type { OrderHistory, Standing } from "./histories.ts";
import { isLate, ownRhythm, type Trust } from "./regularity.ts";
import { meanGap } from "./rhythm.ts";
import { FADING, type Window } from "./windows.ts";

/** Beforehand, trust of t is as likely as t to this power: it takes a few surprises to lose it. */
const FAITH = 4;
const STEPS = 20;
/** No single surprise costs more than that of one in a million. */
const SMALLEST = 1e-6;

/** What was told of a regular customer in the past, and what came of it. */
interface Tried {
  readonly regular: number;
  readonly byRhythm: number;
  readonly byScore: number;
  readonly lost: 0 | 1;
  readonly weight: number;
}

/**
 * How far to believe in customers' own rhythms: as they would have been known at the start of earlier windows, beside
 * the shop's score of the same customers, by what came of it. People take breaks, so somebody who is late is often less
 * lost than an unbroken rhythm tells.
 */
export function trustOf(
  histories: readonly OrderHistory[],
  windows: readonly Window[],
  /** Probability of no purchase in a window by the shop's score. */
  score: (standing: Standing) => number,
): Trust {
  const tried: Readonly<Record<keyof Trust, Tried[]>> = { due: [], late: [] };
  windows.forEach(({ start, days, customers }, age) => {
    const then = fitRegularity(histories, start, meanGap(histories, start));
    if (!then) return;
    for (const { standing, lost } of customers) {
      const own = ownRhythm(then, standing, days);
      if (!own) continue;
      const told = { regular: own.regular, byRhythm: own.noPurchase, byScore: score(standing) };
      tried[isLate(standing) ? "late" : "due"].push({ ...told, lost, weight: FADING ** age });
    }
  });
  return { due: likeliestTrust(tried.due), late: likeliestTrust(tried.late) };
}

/** The likeliest, and 1 where nothing was tried. */
function likeliestTrust(tried: readonly Tried[]): number {
  let [best, found] = [Number.NEGATIVE_INFINITY, 1];
  for (let step = 1; step <= STEPS; step += 1) {
    const trust = step / STEPS;
    const likelihood = tried.reduce((sum, { regular, byRhythm, byScore, lost, weight }) => {
      const none = byScore + trust * regular * (byRhythm - byScore);
      return sum + weight * Math.log(Math.max(SMALLEST, lost === 1 ? none : 1 - none));
    }, FAITH * Math.log(trust));
    if (likelihood > best) [best, found] = [likelihood, trust];
  }
  return found;
}
