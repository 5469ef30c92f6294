import { type Parameters, purchaseProbability } from "./buy-till-you-die.ts";
import { type Hazards, staySilent } from "./gaps.ts";
import type { Standing } from "./histories.ts";
import { ownGap, type Rhythm, staysSilent } from "./rhythm.ts";
import { SHOP_FAMILY } from "./shop-fit.ts";

/** What is known of a shop on a day, by which the features of its customers are computed. */
export interface Basis {
  readonly parameters: Parameters;
  readonly hazards: Hazards;
  readonly rhythm: Rhythm;
  /** What an order day brings on average, in minor units: the unit in which spend is measured. */
  readonly orderValue: number;
}

/** Logarithms of what a customer has done, and what three models of different blindness make of it, as log-odds. */
export const FEATURES = [
  "silence",
  "orderDays",
  "age",
  "overdue",
  "spent",
  "lifetimeModel",
  "gapModel",
  "rhythmModel",
] as const;

export type Feature = (typeof FEATURES)[number];

/** Those that need no model. */
export const OWN: readonly Feature[] = FEATURES.slice(0, 5);
export const MODELS: readonly Feature[] = FEATURES.slice(5);

/** Features in the order of FEATURES, of not ordering for `period` days. */
export function featuresOf(basis: Basis, standing: Standing, period: number): readonly number[] {
  const { x, tx, T, spent } = standing;
  const silence = T - tx;
  const { parameters, hazards, rhythm, orderValue } = basis;
  return [
    Math.log1p(silence),
    Math.log1p(x),
    Math.log1p(T),
    Math.log((silence + 1) / (ownGap(standing, rhythm.gapDays) + 1)),
    Math.log1p(Math.max(0, spent) / orderValue),
    logOdds(1 - purchaseProbability(SHOP_FAMILY, parameters, standing, period)),
    logOdds(staySilent(hazards, x + 1, silence, period)),
    logOdds(staysSilent(rhythm, standing, period)),
  ];
}

/** No model is surer than one in a million. */
const SUREST = 1e-6;

function logOdds(probability: number): number {
  const within = Math.min(1 - SUREST, Math.max(SUREST, probability));
  return Math.log(within / (1 - within));
}
