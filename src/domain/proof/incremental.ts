import type { Interval } from "./confidence-sequence.ts";
import { sequenceAround } from "./confidence-sequence.ts";
import type { ProofDesign } from "./design.ts";
import { orderedInterval } from "./ordered-share.ts";
import { adjustedDifference, armOf, plainDifference, type Stratum, uncutDifference } from "./strata.ts";

/** Before so many people who ordered in the smaller arm, the interval of money is not yet what it says (bench/proof). */
export const LEAST_BUYERS = 30;

/** Whose windows are over. */
export interface ArmCounts {
  readonly people: number;
  readonly buyers: number;
}

interface Counts {
  readonly treated: ArmCounts;
  readonly heldOut: ArmCounts;
  /** Who ordered at all, as a difference of shares: from the first person on, as wide as it must be. */
  readonly ordered?: Interval;
}

/** What the mails brought, in minor units; each interval holds however often one looks. */
export type Incremental = Counts &
  (
    | { readonly state: "too-early"; readonly missingBuyers: number }
    | {
        readonly state: "shown";
        /** Per entry: within the limit, adjusted for what people had bought before. */
        readonly perEntry: Interval;
        /** Of all who were let in. */
        readonly total: Interval;
        /** Per entry, within the limit and not adjusted. */
        readonly plain: Interval;
        /** Per entry, without a limit: one order can decide it, so it has no interval. */
        readonly uncut: number;
        /** Of the estimate per entry, for forecasts. */
        readonly standardError: number;
      }
  );

/** Intention to treat: everybody whom the draw let in against everybody whom it held back, stratum by stratum. */
export function incrementalOf(strata: readonly Stratum[], design: ProofDesign): Incremental {
  const [treated, heldOut] = [countsOf(strata, "treated"), countsOf(strata, "heldOut")];
  const ordered = orderedInterval(strata, design);
  const counts = { treated, heldOut, ...(ordered && { ordered }) };
  const missingBuyers = Math.max(0, LEAST_BUYERS - Math.min(treated.buyers, heldOut.buyers));
  const [adjusted, plain, uncut] = [
    adjustedDifference(strata),
    plainDifference(strata),
    uncutDifference(strata),
  ];
  if (missingBuyers > 0 || !adjusted || !plain || uncut === undefined)
    return { state: "too-early", ...counts, missingBuyers };
  const perEntry = sequenceAround(adjusted, design);
  return {
    state: "shown",
    ...counts,
    perEntry,
    total: times(perEntry, treated.people),
    plain: sequenceAround(plain, design),
    uncut,
    standardError: Math.sqrt(adjusted.variance),
  };
}

function countsOf(strata: readonly Stratum[], arm: "treated" | "heldOut"): ArmCounts {
  const { people, buyers } = armOf(strata, arm);
  return { people, buyers };
}

const times = ({ estimate, low, high }: Interval, people: number): Interval => ({
  estimate: estimate * people,
  low: low * people,
  high: high * people,
});
