import type { UpliftDraw } from "./draws.ts";

/** How many counted draws of one hold-out there are to learn from. */
export interface CountedSides {
  /** `chain:win-back`. */
  readonly experiment: string;
  readonly mailed: number;
  readonly heldOut: number;
}

/** By hold-out, in the order of their names. */
export function countSides(draws: readonly UpliftDraw[]): readonly CountedSides[] {
  const counts = new Map<string, { mailed: number; heldOut: number }>();
  for (const { experiment, side } of draws) {
    const count = counts.get(experiment) ?? { mailed: 0, heldOut: 0 };
    counts.set(experiment, count);
    if (side === "mailed") count.mailed += 1;
    else count.heldOut += 1;
  }
  return [...counts]
    .map(([experiment, count]) => ({ experiment, ...count }))
    .sort((one, other) => (one.experiment < other.experiment ? -1 : 1));
}
