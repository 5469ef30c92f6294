/** One chain's effect, with the variance of its estimator. */
export interface Estimated {
  readonly estimate: number;
  readonly variance: number;
}

export interface Shrunk {
  /** False below five chains: then each estimate stands for itself. */
  readonly shrunk: boolean;
  readonly estimates: readonly Estimated[];
}

const LEAST_CHAINS = 5;

/**
 * What each chain can be expected to bring, for forecasts and allocation: its own estimate drawn towards that of all, the more
 * the less is known of it. Never for a verdict: what is shrunk no longer covers. Chains' true effects are taken as normal, and
 * their variance is the one that makes the weighted squares as large as they should be (Paule, Mandel 1982).
 */
export function shrunk(estimates: readonly Estimated[]): Shrunk {
  const known = estimates.filter(({ variance }) => variance > 0);
  if (known.length < LEAST_CHAINS) return { shrunk: false, estimates };
  const between = betweenVariance(known);
  const { mean, weight } = weightedMean(known, between);
  return {
    shrunk: true,
    estimates: estimates.map((one) => {
      if (one.variance <= 0) return one;
      const own = between / (between + one.variance);
      return {
        estimate: own * one.estimate + (1 - own) * mean,
        variance: own * one.variance + (1 - own) ** 2 / weight,
      };
    }),
  };
}

function weightedMean(estimates: readonly Estimated[], between: number) {
  let [weight, sum] = [0, 0];
  for (const { estimate, variance } of estimates) {
    weight += 1 / (variance + between);
    sum += estimate / (variance + between);
  }
  return { mean: sum / weight, weight };
}

function betweenVariance(estimates: readonly Estimated[]): number {
  const excess = (between: number) => {
    const { mean } = weightedMean(estimates, between);
    return estimates.reduce(
      (sum, one) => sum + (one.estimate - mean) ** 2 / (one.variance + between),
      1 - estimates.length,
    );
  };
  if (excess(0) <= 0) return 0;
  const middle = estimates.reduce((sum, one) => sum + one.estimate, 0) / estimates.length;
  let [low, high] = [0, estimates.reduce((sum, one) => sum + (one.estimate - middle) ** 2, 0)];
  for (let halving = 0; halving < 60; halving += 1) {
    const at = (low + high) / 2;
    if (excess(at) > 0) low = at;
    else high = at;
  }
  return (low + high) / 2;
}
