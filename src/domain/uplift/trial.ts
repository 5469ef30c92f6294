/**
 * What fair draws have shown, column by column: of each person the features as they were when it was drawn, on which side
 * it fell, how likely that was, and what came of it.
 */
export interface Trial {
  /** Names of the features, in the order of `columns`. */
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  /** 1 who was mailed, 0 who was held out. */
  readonly treated: Uint8Array;
  /** That the draw would let this person be mailed; above 0 and below 1. */
  readonly probability: Float64Array;
  readonly outcome: Float64Array;
}

/** The people with these numbers, in this order. */
export function peopleOf(trial: Trial, rows: Uint32Array): Trial {
  const numbers = (of: Float64Array) => picked(of, rows, new Float64Array(rows.length));
  return {
    names: trial.names,
    columns: trial.columns.map(numbers),
    treated: picked(trial.treated, rows, new Uint8Array(rows.length)),
    probability: numbers(trial.probability),
    outcome: numbers(trial.outcome),
  };
}

function picked<Values extends Float64Array | Uint8Array>(
  of: Values,
  rows: Uint32Array,
  into: Values,
): Values {
  for (let at = 0; at < rows.length; at += 1) into[at] = of[rows[at] ?? 0] ?? 0;
  return into;
}

/** Numbers of the people of whom this holds. */
export function rowsWhere(people: number, holds: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(people);
  let found = 0;
  for (let row = 0; row < people; row += 1) {
    if (holds(row)) rows[found++] = row;
  }
  return rows.slice(0, found);
}

/** How a learner reads the outcome: as whether something happened, or as a sum. */
export type Link = "logit" | "identity";

/** Outcomes of 0 and 1 only are whether something happened. */
export const linkOf = ({ outcome }: Trial): Link =>
  outcome.every((value) => value === 0 || value === 1) ? "logit" : "identity";

/** 1 − p of who was mailed and −p of who was held out: what is left of the side when its probability is taken off. */
export const sidesOf = ({ treated, probability }: Trial): Float64Array =>
  Float64Array.from(treated, (side, row) => side - (probability[row] ?? 0));

/** One person's features, in the order of `columns`. */
export const featuresAt = ({ columns }: Trial, row: number): readonly number[] =>
  columns.map((column) => column[row] ?? 0);
