import { seeded } from "../basics/seeded.ts";
import { featuresAt, peopleOf, rowsWhere, type Trial } from "./trial.ts";

/** What tells of a person's features how far up in the ranking it belongs. */
export type Score = (features: readonly number[]) => number;

/** The fold of each person: of each side as many in each fold. The seed decides. */
export function foldsOf({ treated }: Trial, folds: number, seed: number): Uint8Array {
  const random = seeded(seed);
  const order = Uint32Array.from(treated.keys());
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  const dealt = [0, 0];
  const foldOf = new Uint8Array(treated.length);
  for (const row of order) {
    const side = treated[row] ?? 0;
    const number = dealt[side] ?? 0;
    foldOf[row] = number % folds;
    dealt[side] = number + 1;
  }
  return foldOf;
}

/**
 * Ranks everybody by what was learned from the others only. Each is given its place within its own fold, from 0 to 1, so
 * that models of several folds, which differ in level, make one ranking.
 */
export function crossFit(
  trial: Trial,
  foldOf: Uint8Array,
  learnFrom: (others: Trial) => Score,
): Float64Array {
  const places = new Float64Array(foldOf.length);
  const rowsOf = (holds: (row: number) => boolean) => rowsWhere(foldOf.length, holds);
  for (const fold of new Set(foldOf)) {
    const score = learnFrom(
      peopleOf(
        trial,
        rowsOf((row) => foldOf[row] !== fold),
      ),
    );
    const own = rowsOf((row) => foldOf[row] === fold);
    const scores = Float64Array.from(own, (row) => score(featuresAt(trial, row)));
    placesOf(scores).forEach((place, i) => {
      places[own[i] ?? 0] = place;
    });
  }
  return places;
}

/** The share of people who are below; who is level has the same place. */
function placesOf(scores: Float64Array): Float64Array {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const places = new Float64Array(scores.length);
  let first = 0;
  order.forEach((row, at) => {
    if (scores[row] !== scores[order[first] ?? 0]) first = at;
    places[row] = first / scores.length;
  });
  return places;
}
