import type { Interval } from "./confidence-sequence.ts";
import type { ProofDesign } from "./design.ts";
import { armOf, type Stratum } from "./strata.ts";

/**
 * How many more of 100 people order because of the mail, as a difference of shares between −1 and 1. It holds from the first
 * person on and at every look, for whatever people do: no distribution is assumed, and counts are all it needs.
 *
 * Each person is weighed by the probability of the draw, so that the mean of what they are worth is the effect; a bettor who
 * doubts a value of it wins at most 1/α times the stake, ever, with probability α (Waudby-Smith, Ramdas, "Estimating means of
 * bounded random variables by betting"). The bets are spread over sizes fixed beforehand, so the order of people does not matter.
 */
export function orderedInterval(
  strata: readonly Stratum[],
  { alpha, orderedShare }: Pick<ProofDesign, "alpha" | "orderedShare">,
): Interval | undefined {
  const [treated, heldOut] = [armOf(strata, "treated"), armOf(strata, "heldOut")];
  if (treated.people === 0 || heldOut.people === 0) return undefined;
  const worths = strata.flatMap((stratum) => worthsOf(stratum, orderedShare));
  const mirrored = worths.map(({ value, least, people, most }) => ({
    value: -value,
    least: -most,
    most: -least,
    people,
  }));
  const low = lowest(worths, 2 / alpha);
  const high = -lowest(mirrored, 2 / alpha);
  const people = strata.reduce((sum, one) => sum + one.treated.people + one.heldOut.people, 0);
  const total = worths.reduce((sum, { value, people: count }) => sum + value * count, 0);
  return { estimate: Math.max(low, Math.min(total / people, high)), low, high };
}

/** So many people of a stratum, each worth this, where a person of it may be worth from `least` to `most`. */
interface Worth {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly people: number;
}

function worthsOf({ probability, treated, heldOut }: Stratum, share: number): readonly Worth[] {
  const [in_, out] = [1 / probability, 1 / (1 - probability)];
  const bounds = {
    least: -Math.max(share * in_, (1 - share) * out),
    most: Math.max((1 - share) * in_, share * out),
  };
  return [
    { value: (1 - share) * in_, people: treated.buyers, ...bounds },
    { value: -share * in_, people: treated.people - treated.buyers, ...bounds },
    { value: -(1 - share) * out, people: heldOut.buyers, ...bounds },
    { value: share * out, people: heldOut.people - heldOut.buyers, ...bounds },
  ];
}

/** Sizes of bets: what is best for some number of people is within the square root of two of one of these. */
const BETS = Array.from({ length: 24 }, (_, index) => 2 ** (-index / 2));
/** No bet may lose more than this share of what a bettor has. */
const MOST_LOST = 0.95;

/** The smallest effect that is not refuted by who bets on a larger one. */
function lowest(worths: readonly Worth[], wins: number): number {
  let [refuted, open] = [-1, 1];
  if (wealth(worths, refuted) < wins) return refuted;
  while (open - refuted > PRECISION) {
    const middle = (refuted + open) / 2;
    if (wealth(worths, middle) < wins) open = middle;
    else refuted = middle;
  }
  return refuted;
}

const PRECISION = 1e-7;

function wealth(worths: readonly Worth[], effect: number): number {
  const present = worths.filter(({ people }) => people > 0);
  return BETS.reduce(
    (sum, bet) =>
      sum +
      Math.exp(
        Math.min(
          700,
          present.reduce((log, worth) => log + grown(worth, bet, effect), 0),
        ),
      ) /
        BETS.length,
    0,
  );
}

/** An effect is at most 1, so a bet that is bounded for it is bounded for every effect, and wealth falls as the effect grows. */
function grown({ value, least, people }: Worth, bet: number, effect: number): number {
  return people * Math.log1p(Math.min(bet, MOST_LOST / (1 - least)) * (value - effect));
}
