/** Outcomes of so many people, as sums: what a mean and its variance follow from, and what merges by adding. */
export interface Outcomes {
  readonly people: number;
  readonly sum: number;
  readonly squares: number;
}

export const NO_OUTCOMES: Outcomes = { people: 0, sum: 0, squares: 0 };

/** An estimate, and where the truth lies with probability 1 − α however often and whenever one looks. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Fixed when the measuring begins: the error that is allowed over all looks, and for how many people it is tightest. */
export interface IntervalDesign {
  readonly alpha: number;
  readonly tightestAt: number;
}

export const withOutcome = ({ people, sum, squares }: Outcomes, outcome: number): Outcomes => ({
  people: people + 1,
  sum: sum + outcome,
  squares: squares + outcome * outcome,
});

export const meanOf = ({ people, sum }: Outcomes): number => (people === 0 ? 0 : sum / people);

/** The sample's, with n − 1; 0 for fewer than two people. */
export function varianceOf({ people, sum, squares }: Outcomes): number {
  if (people < 2) return 0;
  return Math.max(0, (squares - (sum * sum) / people) / (people - 1));
}

/** The asymptotic confidence sequence of one mean; undefined for fewer than two people. */
export function meanInterval(outcomes: Outcomes, design: IntervalDesign): Interval | undefined {
  const { people } = outcomes;
  if (people < 2) return undefined;
  return around(meanOf(outcomes), halfWidth(people, Math.sqrt(varianceOf(outcomes)), design));
}

/**
 * The same of the difference between two groups that a fair draw has made, `one` minus `other`: the variance is that of
 * the difference's estimator, scaled to the people of both. Undefined for fewer than two people in either.
 */
export function differenceInterval(
  one: Outcomes,
  other: Outcomes,
  design: IntervalDesign,
): Interval | undefined {
  if (one.people < 2 || other.people < 2) return undefined;
  const people = one.people + other.people;
  const scaled = people * (varianceOf(one) / one.people + varianceOf(other) / other.people);
  return around(meanOf(one) - meanOf(other), halfWidth(people, Math.sqrt(scaled), design));
}

/** The sequence around an estimate whose estimator has this variance with so many people, however it came about. */
export const sequenceAround = (
  { estimate, variance, people }: { estimate: number; variance: number; people: number },
  design: IntervalDesign,
): Interval => around(estimate, halfWidth(people, Math.sqrt(people * variance), design));

const around = (estimate: number, width: number): Interval => ({
  estimate,
  low: estimate - width,
  high: estimate + width,
});

/**
 * Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences",
 * with ρ for the number of people at which the interval is to be tightest.
 */
function halfWidth(people: number, deviation: number, { alpha, tightestAt }: IntervalDesign): number {
  const rho = densestOf(alpha) / tightestAt;
  const grown = people * rho + 1;
  return deviation * Math.sqrt(((2 * grown) / (people * people * rho)) * Math.log(Math.sqrt(grown) / alpha));
}

/** ρ² times the number of people at which the interval is to be tightest. */
export function densestOf(alpha: number): number {
  const doubled = -2 * Math.log(alpha);
  return doubled + Math.log(doubled + 1);
}
