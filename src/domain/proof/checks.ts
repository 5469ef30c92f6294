import type { ArmSums, Covariates } from "./arm-sums.ts";
import { differenceInterval, type Outcomes } from "./confidence-sequence.ts";
import type { ProofDesign } from "./design.ts";
import { SAMPLE_RATIO_ALPHA, sampleRatioProbability } from "./sample-ratio.ts";
import type { Stratum } from "./strata.ts";

/** What the draw's own rules were broken by, in people; the caller counts them. */
export interface Leaks {
  /** Whose mailbox is in both arms. */
  readonly inBothArms: number;
  /** Held out, and mailed by this chain all the same, by another name. */
  readonly heldOutButMailed: number;
}

/** Why a result is not to be trusted. */
export type Reason =
  | {
      readonly code: "sample-ratio";
      /** Of being mailed, in this stratum. */
      readonly probability: number;
      readonly treated: number;
      readonly heldOut: number;
      /** Of so uneven a draw, at any look. */
      readonly chance: number;
    }
  | {
      readonly code: "balance";
      readonly probability: number;
      readonly covariate: keyof Covariates;
      /** Means before the draw: spend in minor units, or orders. */
      readonly treated: number;
      readonly heldOut: number;
    }
  | { readonly code: "in-both-arms"; readonly people: number }
  | { readonly code: "held-out-but-mailed"; readonly people: number };

/**
 * Of a shop's hold-out from all mails: people change their mailbox and are known by two names, so a few are always mailed. One in
 * 200 hides at most a two-hundredth of the difference, which no interval of a quarter can tell.
 */
const MAY_LEAK = 1 / 200;

/** What of a quarter's leaks is too much to trust it. */
export const leaksOfQuarter = (heldOutButMailed: number, heldOut: number): Leaks => ({
  inBothArms: 0,
  heldOutButMailed: heldOutButMailed > MAY_LEAK * heldOut ? heldOutButMailed : 0,
});

/** Both arms need so many before a difference in their past is looked at: spend has a long tail. */
const LEAST_PEOPLE = 100;

/** Every reason there is; none of them is found by looking often: in a fair draw each kind is found once in a thousand years of looks. */
export function checksOf(strata: readonly Stratum[], design: ProofDesign, leaks: Leaks): readonly Reason[] {
  const alpha = SAMPLE_RATIO_ALPHA / Math.max(1, strata.length);
  return [
    ...strata.flatMap((stratum) => sampleRatio(stratum, alpha)),
    ...strata.flatMap((stratum) => balance(stratum, { alpha: alpha / 2, tightestAt: design.tightestAt })),
    ...(leaks.inBothArms > 0 ? [{ code: "in-both-arms", people: leaks.inBothArms } as const] : []),
    ...(leaks.heldOutButMailed > 0
      ? [{ code: "held-out-but-mailed", people: leaks.heldOutButMailed } as const]
      : []),
  ];
}

function sampleRatio({ probability, treated, heldOut }: Stratum, alpha: number): readonly Reason[] {
  const chance = sampleRatioProbability([
    { people: treated.people, share: probability },
    { people: heldOut.people, share: 1 - probability },
  ]);
  if (chance >= alpha) return [];
  return [{ code: "sample-ratio", probability, treated: treated.people, heldOut: heldOut.people, chance }];
}

function balance(
  { probability, treated, heldOut }: Stratum,
  design: { readonly alpha: number; readonly tightestAt: number },
): readonly Reason[] {
  if (Math.min(treated.people, heldOut.people) < LEAST_PEOPLE) return [];
  return (["spent", "orders"] as const).flatMap((covariate): readonly Reason[] => {
    const [one, other] = [past(treated, covariate), past(heldOut, covariate)];
    const interval = differenceInterval(one, other, design);
    if (!interval || (interval.low <= 0 && interval.high >= 0)) return [];
    return [
      {
        code: "balance",
        probability,
        covariate,
        treated: one.sum / one.people,
        heldOut: other.sum / other.people,
      },
    ];
  });
}

const past = (arm: ArmSums, covariate: keyof Covariates): Outcomes => ({
  people: arm.people,
  sum: arm[covariate],
  squares: covariate === "spent" ? arm.spentSpent : arm.ordersOrders,
});
