import { type Outcomes, withOutcome } from "./confidence-sequence.ts";

/** What a test counts of a person, once, when the window of so many days after the day of the draw is over. */
export interface MeasureRule {
  readonly by: "orders" | "margin";
  readonly withinDays: number;
}

/** One variant of a test: the share of people that the draw gives it, between 0 and 1, and what came of those whose window is over. */
export interface Arm extends Outcomes {
  readonly variant: string;
  readonly share: number;
  /** With any outcome at all. */
  readonly moved: number;
  /** Sum of the outcomes without their signs. */
  readonly sizes: number;
}

export const newArm = (variant: string, share: number): Arm => ({
  ...{ variant, share },
  ...{ people: 0, sum: 0, squares: 0, moved: 0, sizes: 0 },
});

/** One person more. */
export const counted = (arm: Arm, outcome: number): Arm => ({
  ...arm,
  ...withOutcome(arm, outcome),
  moved: arm.moved + (outcome === 0 ? 0 : 1),
  sizes: arm.sizes + Math.abs(outcome),
});

/**
 * How many equal outcomes would be as good to tell from as these (Kish's effective size): of single orders as many as there are,
 * of sums fewer, the more uneven they are.
 */
export const weightOf = ({ sizes, squares }: Arm): number => (squares === 0 ? 0 : sizes ** 2 / squares);
