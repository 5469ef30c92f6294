import { type Day, formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { type ArmSums, NO_SUMS } from "../../domain/proof/arm-sums.ts";
import type { TestCount } from "../../domain/proof/by-variant.ts";
import { checksOf, type Reason } from "../../domain/proof/checks.ts";
import { type Interval, varianceOf } from "../../domain/proof/confidence-sequence.ts";
import type {
  HoldoutMeasuring,
  OutcomeCount,
  OutcomeName,
  SidesMoves,
} from "../../domain/proof/holdout-measuring.ts";
import { incrementalOf } from "../../domain/proof/incremental.ts";
import {
  type Detectable,
  detectableOf,
  type LearnFast,
  learnFast,
  MOST_DAYS,
  type Prospect,
} from "../../domain/proof/readiness.ts";
import { armOf, type Stratum } from "../../domain/proof/strata.ts";
import { type SidesTakenBack, takenBackSoFar } from "../../domain/proof/taken-back.ts";

/** Of one side: whose windows are over, who of them ordered, and the mean within the limit. */
export interface ArmReport {
  readonly people: number;
  readonly buyers: number;
  readonly mean: number | null;
}

/** One outcome, in orders or in minor units. Intervals hold however often one looks; absent while it is too early. */
export interface OutcomeReport {
  readonly outcome: OutcomeName;
  readonly mailed: ArmReport;
  readonly heldOut: ArmReport;
  readonly perEntry?: Interval;
  readonly total?: Interval;
  /** The difference without the adjustment by what people had bought before. */
  readonly plain?: Interval;
  /** Without the limit: one order can decide it. */
  readonly uncut?: number;
  /** Values beyond this count as this. */
  readonly limit: number;
}

/** What one variant of a test brought against those held out while the test ran. Without a verdict. */
export interface VariantShown {
  /** `win-back.win-back-1`, as tests name it. */
  readonly experiment: string;
  /** Of the test: other variants are another epoch. */
  readonly epoch: string;
  readonly variant: string;
  /** The primary first. */
  readonly outcomes: readonly OutcomeReport[];
}

/** What nights have counted of an epoch. */
export interface CountedEpoch {
  readonly epoch: string;
  readonly percent: number;
  readonly beganOn: string;
  /** The last day on which the config in force had it. */
  readonly lastOn: string;
  /** Windows that closed up to this day. */
  readonly through: string;
  readonly currency: string;
  readonly primary: OutcomeName;
  /** The primary first; the others are shown without a verdict. */
  readonly outcomes: readonly OutcomeReport[];
  /** Who ordered at all, as a difference of shares. */
  readonly ordered?: Interval;
  /** Who have to order on the smaller side before there is an interval. */
  readonly missingBuyers: number;
  /** Why it is not to be trusted; empty where nothing speaks against it. */
  readonly reasons: readonly Reason[];
  readonly gone: number;
  /** Days on which the mails were changed. */
  readonly changedOn: readonly string[];
  /** From the segment at the draw to the one when the window had closed; absent before it was counted. */
  readonly moves?: SidesMoves;
  /** By test and variant, the newest test first; empty where the mails test nothing. */
  readonly variants: readonly VariantShown[];
  /** Refunded or cancelled since the count: no part of any outcome. */
  readonly takenBack: SidesTakenBack;
  readonly entriesPerDay: number;
  /** Absent where nobody enters. */
  readonly detectable?: Detectable & { readonly readyOn?: string };
  readonly learnFast: LearnFast;
}

export type ProofState = "not-begun" | "too-early" | "not-trusted" | "undecided" | "more" | "less";

/** What may be said of the primary outcome. */
export function proofState({ reasons, outcomes: [primary] }: CountedEpoch): Exclude<ProofState, "not-begun"> {
  if (reasons.length > 0) return "not-trusted";
  if (!primary?.perEntry) return "too-early";
  if (primary.perEntry.low > 0) return "more";
  return primary.perEntry.high < 0 ? "less" : "undecided";
}

export function countedEpoch(measuring: HoldoutMeasuring): CountedEpoch {
  const { epoch, percent, beganOn, lastOn, through, currency, primary, gone, changedOn, leaks } = measuring;
  const [first] = measuring.outcomes;
  if (!first) throw new Error(`hold-out ${measuring.experiment} counts nothing`);
  const { ordered, ...shown } = incrementalOf(first.strata, first.design);
  const prospect = prospectOf(measuring, first);
  const detectable = detectableOf(prospect);
  return {
    ...{ epoch, percent, currency, primary, gone },
    ...{ beganOn: formatDay(beganOn), lastOn: formatDay(lastOn), through: formatDay(through) },
    outcomes: measuring.outcomes.map(outcomeReport),
    ...defined({ ordered, moves: measuring.moves }),
    missingBuyers: shown.state === "too-early" ? shown.missingBuyers : 0,
    reasons: checksOf(first.strata, first.design, leaks),
    changedOn: changedOn.map(formatDay),
    variants: variantsOf(measuring),
    takenBack: takenBackSoFar(measuring.lookedBack),
    entriesPerDay: prospect.entriesPerDay,
    ...(detectable && { detectable: { ...detectable, ...readiness(beganOn, detectable) } }),
    learnFast: learnFast(prospect),
  };
}

const readiness = (beganOn: Day, { days }: Detectable): { readonly readyOn?: string } =>
  days > MOST_DAYS ? {} : { readyOn: formatDay(beganOn + days) };

const variantsOf = ({ tests, outcomes }: HoldoutMeasuring): readonly VariantShown[] =>
  tests.toReversed().flatMap((test) =>
    test.variants.map(({ variant, sums }) => ({
      ...{ experiment: test.experiment, epoch: test.epoch, variant },
      outcomes: outcomes.map(({ outcome, design }, at) =>
        outcomeReport({ outcome, design, strata: [stratumOf(test, sums[at], test.heldOut[at])] }),
      ),
    })),
  );

const stratumOf = ({ probability }: TestCount, treated = NO_SUMS, heldOut = NO_SUMS): Stratum => ({
  ...{ probability, treated, heldOut },
});

function outcomeReport({ outcome, design, strata }: OutcomeCount): OutcomeReport {
  const found = incrementalOf(strata, design);
  const { limit } = design;
  const arms = { mailed: armReport(armOf(strata, "treated")), heldOut: armReport(armOf(strata, "heldOut")) };
  if (found.state === "too-early") return { outcome, ...arms, limit };
  const { perEntry, total, plain, uncut } = found;
  return { outcome, ...arms, perEntry, total, plain, uncut, limit };
}

export const armReport = ({ people, buyers, sum }: ArmSums): ArmReport => ({
  people,
  buyers,
  mean: people === 0 ? null : sum / people,
});

/** Before so many people, the share of those who order anyway is taken as it was supposed. */
const ENOUGH_FOR_A_SHARE = 100;

function prospectOf(measuring: HoldoutMeasuring, { design, strata }: OutcomeCount): Prospect {
  const { withinDays, percent } = measuring;
  const [treated, heldOut] = [armOf(strata, "treated"), armOf(strata, "heldOut")];
  const people = treated.people + heldOut.people;
  const isKnown = heldOut.people >= ENOUGH_FOR_A_SHARE && heldOut.buyers > 0;
  const deviation = Math.sqrt(
    varianceOf({ people, sum: treated.sum + heldOut.sum, squares: treated.squares + heldOut.squares }),
  );
  return {
    entriesPerDay: entriesPerDay(measuring),
    heldOut: percent / 100,
    orderedShare: isKnown ? heldOut.buyers / heldOut.people : design.orderedShare,
    ...(people >= ENOUGH_FOR_A_SHARE && deviation > 0 && { deviation }),
    windowDays: withinDays,
  };
}

/** Of those who have been drawn within one window, since the first of them. */
export function entriesPerDay({ ripening, seenThrough, withinDays, through }: HoldoutMeasuring): number {
  const open = ripening.filter(({ closes }) => closes > through);
  if (open.length === 0) return 0;
  const since = Math.min(...open.map(({ closes }) => closes - withinDays));
  const drawn = open.reduce((sum, { mailed, heldOut }) => sum + mailed + heldOut, 0);
  return drawn / (seenThrough - since + 1);
}
