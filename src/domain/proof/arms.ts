import type { Outcomes } from "./confidence-sequence.ts";

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
}

export const newArm = (variant: string, share: number): Arm => ({
  ...{ variant, share },
  ...{ people: 0, sum: 0, squares: 0, moved: 0 },
});
