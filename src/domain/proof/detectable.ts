import { type Outcomes, varianceOf } from "./confidence-sequence.ts";

/** Normal quantiles of α = .05 (two sides) and power .8, added up. */
export const FIXED_HORIZON = 2.8;

/** So many more people an interval that holds at every look needs for the same power: 1.7 to 1.8, by simulation (bench/proof). */
export const FOR_EVERY_LOOK = 1.75;

/** The difference between two means that is found in four of five cases, with the people there are; undefined without any variance. */
export function detectableDifference(one: Outcomes, other: Outcomes): number | undefined {
  const variance = pooled(one, other);
  if (variance === undefined || one.people === 0 || other.people === 0) return undefined;
  return FIXED_HORIZON * Math.sqrt(FOR_EVERY_LOOK * variance * (1 / one.people + 1 / other.people));
}

/** How many people each of two groups needs, as large as each other, to find a difference in four of five cases. */
export function peopleToDetect(one: Outcomes, other: Outcomes, difference: number): number | undefined {
  const variance = pooled(one, other);
  if (variance === undefined || difference === 0) return undefined;
  return Math.ceil((FOR_EVERY_LOOK * 2 * variance * FIXED_HORIZON ** 2) / difference ** 2);
}

function pooled(one: Outcomes, other: Outcomes): number | undefined {
  const people = one.people + other.people;
  if (people < 2) return undefined;
  const variance = varianceOf({
    people,
    sum: one.sum + other.sum,
    squares: one.squares + other.squares,
  });
  return variance > 0 ? variance : undefined;
}
