import { type Family, logLikelihood, type Parameters } from "./buy-till-you-die.ts";
import type { WeightedBuyer } from "./histogram.ts";
import { minimise } from "./minimise.ts";

export interface Fit {
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  readonly converged: boolean;
}

/** Gaussian in the logarithm of each parameter: where it lies without data, and how far data can easily take it. */
export interface Prior {
  readonly at: Parameters;
  readonly spread: Parameters;
}

const START: Parameters = { r: 1, alpha: 3, a: 1, b: 1 };
const NAMES = ["r", "alpha", "a", "b"] as const;

/**
 * Maximum likelihood, or with a prior the mode of the posterior. Works on logarithms of the parameters, which keeps
 * them positive, and on the mean over buyers, so that the tolerance means the same for every shop.
 */
export function fitFamily(family: Family, buyers: readonly WeightedBuyer[], prior?: Prior): Fit {
  const weight = Math.max(
    1,
    buyers.reduce((sum, buyer) => sum + buyer.weight, 0),
  );
  const start = prior?.at ?? START;
  const found = minimise(
    (logs) => {
      const parameters = parametersOf(logs);
      const { value, gradient } = logLikelihood(family, parameters, buyers);
      const pull = NAMES.map((name, i) => {
        if (!prior) return 0;
        return ((logs[i] ?? 0) - Math.log(prior.at[name])) / prior.spread[name];
      });
      return {
        value: (pull.reduce((sum, z) => sum + (z * z) / 2, 0) - value) / weight,
        gradient: NAMES.map((name, i) => {
          const ofPrior = prior ? (pull[i] ?? 0) / prior.spread[name] : 0;
          return (ofPrior - (gradient[i] ?? 0) * parameters[name]) / weight;
        }),
      };
    },
    NAMES.map((name) => Math.log(start[name])),
  );
  const parameters = parametersOf(found.at);
  return {
    parameters,
    logLikelihood: logLikelihood(family, parameters, buyers).value,
    converged: found.converged,
  };
}

function parametersOf([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): Parameters {
  return { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) };
}
