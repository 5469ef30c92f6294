/** A number of what is to come: the most that the records allow, null where they do not say; and what is expected with its interval of 95 in 100. */
export interface Forecast {
  readonly most: number | null;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** What adds up to a forecast. `most` is absent where nothing bounds it. */
export interface Chances {
  readonly most: number | undefined;
  readonly mean: number;
  readonly variance: number;
}

export const NO_CHANCES: Chances = { most: 0, mean: 0, variance: 0 };

const Z95 = 1.96;

/** One that happens with probability `p`, and counts `size`. */
export const chance = (p: number, size = 1): Chances => ({
  most: size,
  mean: p * size,
  variance: p * (1 - p) * size ** 2,
});

export const added = (one: Chances, other: Chances): Chances => ({
  most: one.most === undefined || other.most === undefined ? undefined : one.most + other.most,
  mean: one.mean + other.mean,
  variance: one.variance + other.variance,
});

/** As many times as much, where each of so many is like the others. */
export const scaled = ({ most, mean, variance }: Chances, factor: number): Chances => ({
  most: most === undefined ? undefined : most * factor,
  mean: mean * factor,
  variance: variance * factor ** 2,
});

/**
 * How often something happens in a stretch that is `ratio` times as long as one in which it happened `count` times: both
 * vary like counts of rare events (Poisson), so that the forecast has the variance of both.
 */
export const likeBefore = (count: number, ratio = 1): Chances => ({
  most: undefined,
  mean: count * ratio,
  variance: count * ratio * (1 + ratio),
});

/** The sum of independent chances is nearly normal; it is never below 0 or above what the records allow. */
export function forecastOf({ most, mean, variance }: Chances): Forecast {
  const half = Z95 * Math.sqrt(variance);
  const top = most ?? Number.POSITIVE_INFINITY;
  const high = Math.min(top, Math.ceil(mean + half));
  return {
    most: most === undefined ? null : Math.round(most),
    expected: Math.round(mean * 10) / 10,
    low: Math.max(0, Math.floor(mean - half)),
    high: Math.round(high),
  };
}
