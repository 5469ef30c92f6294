import type { Basis } from "./basis.ts";
import { type Family, purchaseProbability } from "./buy-till-you-die.ts";
import { staySilent } from "./gaps.ts";
import type { Standing } from "./histories.ts";
import { ownGap, staysSilent } from "./rhythm.ts";

/**
 * Logarithms of what a customer has done, and what models of different blindness make of it, as log-odds.
 * `lifetimeModel` is the mean of BG/NBD and MBG/NBD, which take a customer's purchases to be random until the customer
 * is lost, and differ in whether the first one can lose anybody.
 */
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

/** Features in the order of FEATURES, of not ordering for `period` days. */
export function featuresOf(basis: Basis, standing: Standing, period: number): readonly number[] {
  const { x, tx, T, spent } = standing;
  const silence = T - tx;
  const { lifetime, hazards, rhythm, orderValue } = basis;
  const lost = (family: Family) =>
    logOdds(1 - purchaseProbability(family, lifetime[family], standing, period));
  return [
    Math.log1p(silence),
    Math.log1p(x),
    Math.log1p(T),
    Math.log((silence + 1) / (ownGap(standing, rhythm.gapDays) + 1)),
    Math.log1p(Math.max(0, spent) / orderValue),
    (lost("bg-nbd") + lost("mbg-nbd")) / 2,
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
