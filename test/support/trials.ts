import { seeded } from "../../src/domain/basics/seeded.ts";
import type { Trial } from "../../src/domain/uplift/trial.ts";

interface MadeUp {
  readonly people: number;
  readonly seed: number;
  /** Chance of the outcome of somebody whose `kind` is 0 or 1, mailed or not. */
  readonly chance: (kind: 0 | 1, mailed: boolean) => number;
  /** That somebody is mailed. */
  readonly probability?: number;
}

/** People of two kinds, who also differ in something that matters to nobody. */
export function trial({ people, seed, chance, probability = 0.5 }: MadeUp): Trial {
  const random = seeded(seed);
  const kinds: (0 | 1)[] = Array.from({ length: people }, () => (random() < 0.5 ? 1 : 0));
  const noise = Float64Array.from(kinds, () => random());
  const treated = Uint8Array.from(kinds, () => (random() < probability ? 1 : 0));
  const outcome = Float64Array.from(kinds, (kind, row) =>
    random() < chance(kind, treated[row] === 1) ? 1 : 0,
  );
  return {
    names: ["kind", "noise"],
    columns: [Float64Array.from(kinds), noise],
    treated,
    probability: new Float64Array(people).fill(probability),
    outcome,
  };
}

/** A mail that moves one kind only. */
export const movesOneKind = (kind: 0 | 1, mailed: boolean) => (mailed && kind === 1 ? 0.5 : 0.1);
/** Kinds that differ, and a mail that moves both alike. */
export const movesAllAlike = (kind: 0 | 1, mailed: boolean) => 0.1 + 0.2 * kind + (mailed ? 0.1 : 0);
