import { seeded } from "../../src/domain/basics/seeded.ts";
import type { Trial } from "../../src/domain/uplift/trial.ts";

/** The same people with the sides dealt out anew, so that nothing can follow from them. */
export function shuffled(trial: Trial, seed: number): Trial {
  const random = seeded(seed);
  const treated = trial.treated.slice();
  for (let last = treated.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [treated[last], treated[other]] = [treated[other] ?? 0, treated[last] ?? 0];
  }
  return { ...trial, treated };
}
