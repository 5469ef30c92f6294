import type { Trial } from "./trial.ts";

/** One counted draw of a hold-out. */
export interface UpliftDraw {
  /** `chain:win-back`: whose draw it was. */
  readonly experiment: string;
  /** In the order of UPLIFT_FEATURES, as they were when it was drawn. */
  readonly features: readonly number[];
  readonly side: "mailed" | "held-out";
  /** That the draw would let this person be mailed. */
  readonly probability: number;
  /** What the window brought: 1 whoever ordered at all, else 0. */
  readonly outcome: number;
}

/** Draws whose side was certain teach nothing, and are left out. */
export function trialOf(draws: readonly UpliftDraw[], names: readonly string[]): Trial {
  const fair = draws.filter(({ probability }) => probability > 0 && probability < 1);
  return {
    names,
    columns: names.map((_, column) => Float64Array.from(fair, ({ features }) => features[column] ?? 0)),
    treated: Uint8Array.from(fair, ({ side }) => (side === "mailed" ? 1 : 0)),
    probability: Float64Array.from(fair, ({ probability }) => probability),
    outcome: Float64Array.from(fair, ({ outcome }) => outcome),
  };
}
