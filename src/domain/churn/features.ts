import type { Basis } from "./basis.ts";
import { type Family, purchaseProbability } from "./buy-till-you-die.ts";
import { staySilent } from "./gaps.ts";
import { RECENT_SPANS, type Standing } from "./histories.ts";
import { ownGap, staysSilent } from "./rhythm.ts";

/**
 * Logarithms of what a customer has done, and what models of different blindness make of it, as log-odds.
 * `lifetimeModel` is the mean of BG/NBD and MBG/NBD, which take a customer's purchases to be random until the customer
 * is lost, and differ in whether the first one can lose anybody.
 */
const COMMON = [
  "silence",
  "orderDays",
  "age",
  "overdue",
  "lifetimeModel",
  "gapModel",
  "rhythmModel",
] as const;

/** How the order days lie: how many of them are recent, and how uneven the gaps are. */
const PATTERN = [
  "last7",
  "last14",
  "last30",
  "last60",
  "last90",
  "last180",
  "last365",
  "unevenness",
] as const;

/** First those that follow from (x, tx, T) alone. */
export const FEATURES = [...COMMON, "spent", ...PATTERN] as const;

export type Feature = (typeof FEATURES)[number];

const PATTERNS: ReadonlySet<Feature> = new Set(PATTERN);

/** Many and alike: they are drawn to nothing by more than the others. */
export const isPattern = (feature: Feature): boolean => PATTERNS.has(feature);

/** Days of the shop that have to be known for it. */
export function spanOf(feature: Feature): number {
  if (!isPattern(feature)) return 0;
  return feature.startsWith("last") ? Number(feature.slice("last".length)) : 1;
}

/** Those that need no model. */
export const OWN: readonly Feature[] = ["silence", "orderDays", "age", "overdue", "spent", ...PATTERN];

/** Features in the order of FEATURES, of not ordering for `period` days. */
export function featuresOf(basis: Basis, standing: Standing, period: number): readonly number[] {
  return [...commonFeatures(basis, standing, period), ...singleFeatures(basis, standing)];
}

/** The first features: the same for all customers of the same (x, tx, T). */
export function commonFeatures(
  { lifetime, hazards, rhythm }: Basis,
  standing: Standing,
  period: number,
): readonly number[] {
  const { x, tx, T } = standing;
  const silence = T - tx;
  const lost = (family: Family) =>
    logOdds(1 - purchaseProbability(family, lifetime[family], standing, period));
  return [
    Math.log1p(silence),
    Math.log1p(x),
    Math.log1p(T),
    Math.log((silence + 1) / (ownGap(standing, rhythm.gapDays) + 1)),
    (lost("bg-nbd") + lost("mbg-nbd")) / 2,
    logOdds(staySilent(hazards, x + 1, silence, period)),
    logOdds(staysSilent(rhythm, standing, period)),
  ];
}

/** The other features: the single customer's. */
export function singleFeatures({ orderValue }: Pick<Basis, "orderValue">, standing: Standing): number[] {
  const features = [Math.log1p(Math.max(0, standing.spent) / orderValue)];
  for (const count of standing.recent ?? evenly(standing)) features.push(Math.log1p(count));
  features.push(drawnUnevenness(standing));
  return features;
}

/** Recent order days of a customer of whom only sums are known: as if all gaps were the same. */
function evenly({ x, tx, T }: Standing): readonly number[] {
  const silence = T - tx;
  return RECENT_SPANS.map((span) => {
    if (span <= silence) return 0;
    return x === 0 ? 1 : Math.min(x + 1, 1 + Math.floor(((span - silence - 1) * x) / tx));
  });
}

/** Of random purchases it is .58, Euler's constant; a customer's own is drawn there with the weight of two gaps. */
const [RANDOM, RANDOM_GAPS] = [0.58, 2];

function drawnUnevenness({ x, unevenness = RANDOM }: Standing): number {
  return (unevenness * x + RANDOM * RANDOM_GAPS) / (x + RANDOM_GAPS);
}

/** No model is surer than one in a million. */
const SUREST = 1e-6;

function logOdds(probability: number): number {
  const within = Math.min(1 - SUREST, Math.max(SUREST, probability));
  return Math.log(within / (1 - within));
}
