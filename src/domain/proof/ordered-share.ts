import { densestOf, type Interval } from "./confidence-sequence.ts";
import type { ProofDesign } from "./design.ts";
import { peopleOf, type Stratum } from "./strata.ts";

/**
 * How many more of 100 people order because of the mail, as a difference of shares between −1 and 1. It holds from the first
 * person on and at every look, for whatever people do: no distribution is assumed, and counts are all it needs.
 *
 * Each person is weighed by the probability of the draw, so that the mean of what they are worth is the effect; a bettor who
 * doubts a value of it wins at most 1/α times the stake, ever, with probability α (Waudby-Smith, Ramdas, "Estimating means of
 * bounded random variables by betting"). The bets are spread over sizes fixed beforehand, so the order of people does not matter;
 * most of the stake is on those that are best where the interval of money is tightest. Undefined without people, and where the
 * arms' sizes are so far from the draw that no effect accounts for them.
 */
export function orderedInterval(
  strata: readonly Stratum[],
  { alpha, orderedShare, tightestAt }: Pick<ProofDesign, "alpha" | "orderedShare" | "tightestAt">,
): Interval | undefined {
  const present = strata.filter((stratum) => peopleOf(stratum) > 0);
  const people = present.reduce((sum, stratum) => sum + peopleOf(stratum), 0);
  if (people === 0) return undefined;
  const scale = Math.sqrt(densestOf(alpha) / tightestAt);
  const worths = present.flatMap((stratum) => worthsOf(stratum, orderedShare, scale));
  const mean = worths.reduce((sum, { value, people: count }) => sum + value * count, 0) / people;
  const low = lowestLeft(worths, mean, Math.log(2 / alpha));
  const least = lowestLeft(worths.map(mirrored), -mean, Math.log(2 / alpha));
  if (low === undefined || least === undefined) return undefined;
  return { estimate: Math.max(low, Math.min(mean, -least)), low, high: -least };
}

/** So many people of a stratum, each worth this, where a person of it may be worth from `least` to `most`. */
interface Worth {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly people: number;
  /** What one unit of a bet's size is for these people. */
  readonly unit: number;
}

const mirrored = (worth: Worth): Worth => ({
  ...worth,
  value: -worth.value,
  least: -worth.most,
  most: -worth.least,
});

function worthsOf(
  { probability, treated, heldOut }: Stratum,
  share: number,
  scale: number,
): readonly Worth[] {
  const [letIn, out] = [1 / probability, 1 / (1 - probability)];
  const of = {
    least: -Math.max(share * letIn, (1 - share) * out),
    most: Math.max((1 - share) * letIn, share * out),
    unit: scale / Math.sqrt(share * (1 - share) * (letIn + out)),
  };
  return [
    { value: (1 - share) * letIn, people: treated.buyers, ...of },
    { value: -share * letIn, people: treated.people - treated.buyers, ...of },
    { value: -(1 - share) * out, people: heldOut.buyers, ...of },
    { value: share * out, people: heldOut.people - heldOut.buyers, ...of },
  ].filter(({ people }) => people > 0);
}

/** Sizes of bets and the stake on each: half a normal distribution, and a tenth of the stake on larger ones, for the first people. */
const BETS = betsOf();
/** No bet may lose more than this share of what a bettor has. */
const MOST_LOST = 0.95;

function betsOf() {
  const core = Array.from({ length: 8 }, (_, index) => 0.35 * (index + 1));
  const tail = [4, 6, 9, 14];
  const density = (size: number) => Math.exp((-size * size) / 2);
  const whole = core.reduce((sum, size) => sum + density(size), 0);
  return [
    ...core.map((size) => ({ size, log: Math.log((0.9 * density(size)) / whole) })),
    ...tail.map((size) => ({ size, log: Math.log(0.1 / tail.length) })),
  ];
}

/** The smallest effect that is not refuted by those who bet on a larger one: undefined where none is left. */
function lowestLeft(worths: readonly Worth[], mean: number, wins: number): number | undefined {
  const enough = Math.sqrt(wins);
  const above = (effect: number) => Math.sqrt(Math.max(0, logWealth(worths, effect))) - enough;
  let [refuted, open] = [-1, Math.max(-1, Math.min(mean, 1))];
  let [over, under] = [above(refuted), above(open)];
  if (under >= 0) return undefined;
  if (over < 0) return refuted;
  // The Illinois method: the square root of the logarithm is nearly a straight line.
  for (let step = 0; step < MOST_STEPS && open - refuted > PRECISION; step += 1) {
    const at = refuted + ((open - refuted) * over) / (over - under);
    const value = above(at);
    if (Math.abs(value) < PRECISION) return at;
    if (value < 0) [open, under, over] = [at, value, over / 2];
    else [refuted, over, under] = [at, value, under / 2];
  }
  return refuted;
}

const PRECISION = 1e-7;
const MOST_STEPS = 100;

function logWealth(worths: readonly Worth[], effect: number): number {
  const logs = BETS.map(({ size, log }) => {
    let sum = log;
    for (const worth of worths) sum += grown(worth, size, effect);
    return sum;
  });
  const largest = Math.max(...logs);
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
}

/** An effect is at most 1, so a bet that is bounded for it is bounded for every effect, and wealth falls as the effect grows. */
function grown({ value, least, people, unit }: Worth, size: number, effect: number): number {
  return people * Math.log1p(Math.min(size * unit, MOST_LOST / (1 - least)) * (value - effect));
}
