import { digamma, logGamma } from "../basics/special-functions.ts";
import { minimise } from "../churn/minimise.ts";

/**
 * Gamma-Gamma model of money (Fader, Hardie 2013): what one purchase costs is gamma(p, ν) distributed, and ν differs
 * between customers as gamma(q, v). It takes for granted that how much and how often somebody buys are unrelated.
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** `weight` customers with `x` repeat purchases that cost `mean` on average, above zero. */
export interface WeightedSpender {
  readonly x: number;
  readonly mean: number;
  readonly weight: number;
}

export interface GammaGammaFit {
  readonly parameters: GammaGamma;
  readonly logLikelihood: number;
  readonly converged: boolean;
}

/** Log-likelihood of the mean amounts and its gradient by (p, q, v). */
export function gammaGammaLogLikelihood(
  { p, q, v }: GammaGamma,
  spenders: readonly WeightedSpender[],
): { readonly value: number; readonly gradient: readonly [number, number, number] } {
  const ofCount = memo((x) => ({
    constant: logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * Math.log(v),
    psiBoth: digamma(p * x + q),
    psiOwn: digamma(p * x),
  }));
  const [psiQ, logV] = [digamma(q), Math.log(v)];
  let value = 0;
  const gradient: [number, number, number] = [0, 0, 0];
  for (const { x, mean, weight } of spenders) {
    const { constant, psiBoth, psiOwn } = ofCount(x);
    const [total, logTotal] = [x * mean + v, Math.log(x * mean + v)];
    const logSpent = Math.log(x * mean);
    value += weight * (constant - Math.log(mean) + p * x * logSpent - (p * x + q) * logTotal);
    gradient[0] += weight * x * (psiBoth - psiOwn + logSpent - logTotal);
    gradient[1] += weight * (psiBoth - psiQ + logV - logTotal);
    gradient[2] += weight * (q / v - (p * x + q) / total);
  }
  return { value, gradient };
}

/** Maximum likelihood. The amounts are measured in their mean, so that the currency makes no difference to the search. */
export function fitGammaGamma(spenders: readonly WeightedSpender[]): GammaGammaFit {
  const weight = spenders.reduce((sum, spender) => sum + spender.weight, 0);
  const unit = spenders.reduce((sum, spender) => sum + spender.weight * spender.mean, 0) / weight;
  const scaled = spenders.map((spender) => ({ ...spender, mean: spender.mean / unit }));
  const found = minimise(
    (logs) => {
      const at = parametersOf(logs, 1);
      const { value, gradient } = gammaGammaLogLikelihood(at, scaled);
      const [byP, byQ, byV] = gradient;
      return {
        value: -value / weight,
        gradient: [(-byP * at.p) / weight, (-byQ * at.q) / weight, (-byV * at.v) / weight],
      };
    },
    [Math.log(4), Math.log(4), Math.log(1)],
  );
  const parameters = parametersOf(found.at, unit);
  const logLikelihood = gammaGammaLogLikelihood(parameters, spenders).value;
  return { parameters, logLikelihood, converged: found.converged };
}

/**
 * What a customer's purchases cost on average, as far as one can tell: the own mean of `x` purchases, drawn towards that
 * of the shop, the more so the fewer they are. Exists for q > 1 only: below that, the model's amounts have no mean.
 */
export function expectedSpend({ p, q, v }: GammaGamma, x: number, mean: number): number {
  return (p * (v + x * mean)) / (p * x + q - 1);
}

function parametersOf([p = 0, q = 0, v = 0]: readonly number[], unit: number): GammaGamma {
  return { p: Math.exp(p), q: Math.exp(q), v: Math.exp(v) * unit };
}

/** Customers with the same number of purchases share what is dear to compute. */
function memo<T>(compute: (x: number) => T): (x: number) => T {
  const known = new Map<number, T>();
  return (x) => {
    const found = known.get(x) ?? compute(x);
    known.set(x, found);
    return found;
  };
}
