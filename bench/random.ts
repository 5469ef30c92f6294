import { seeded } from "../src/domain/basics/seeded.ts";

/** Random numbers that a seed decides: the same shop on every machine. */
export interface Random {
  /** From 0 to 1, neither included. */
  uniform(): number;
  /** Of mean 0 and variance 1. */
  normal(): number;
  exponential(): number;
  gamma(shape: number): number;
  beta(a: number, b: number): number;
}

export function makeRandom(seed: number): Random {
  const uniform = seeded(seed);

  function normal(): number {
    return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  }

  /** Marsaglia, Tsang (2000). */
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const z = normal();
      const v = (1 + c * z) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  function beta(a: number, b: number): number {
    const one = gamma(a);
    return one / (one + gamma(b));
  }

  return { uniform, normal, exponential: () => -Math.log(uniform()), gamma, beta };
}
