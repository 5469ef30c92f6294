import type { Day } from "../basics/calendar.ts";
import type { Matrix } from "../segments/matrix.ts";
import type { TestCount } from "./by-variant.ts";
import type { Leaks } from "./checks.ts";
import type { ProofDesign } from "./design.ts";
import type { Epoch } from "./measuring.ts";
import type { Stratum } from "./strata.ts";
import type { LookedBack } from "./taken-back.ts";

/** The sides of a hold-out's draw. */
export const MAILED = "mailed";
export const HELD_OUT = "held-out";
export type Side = typeof MAILED | typeof HELD_OUT;

/** What is counted of a person when the window is over. One of them is the primary outcome, named when the epoch begins. */
export type OutcomeName = "orders" | "revenue" | "margin";

/** One outcome of an epoch: how it is judged, and what has been counted of it. Money in minor units. */
export interface OutcomeCount {
  readonly outcome: OutcomeName;
  readonly design: ProofDesign;
  /** By the probability of the draw; each is compared by itself. */
  readonly strata: readonly Stratum[];
}

/** People who were drawn, and whose window closes on that day. */
export interface Ripening {
  readonly closes: Day;
  readonly mailed: number;
  readonly heldOut: number;
}

/** How the two sides moved between segments. Counts alone: nothing is tested by them. */
export interface SidesMoves {
  readonly mailed: Matrix;
  readonly heldOut: Matrix;
}

export const NO_LEAKS: Leaks = { inBothArms: 0, heldOutButMailed: 0 };

/** What an epoch of a hold-out is counted by, fixed when its measuring begins, and how far that has come. */
export interface HoldoutMeasuring extends Epoch {
  readonly withinDays: number;
  /** Percent who were held out. */
  readonly percent: number;
  readonly primary: OutcomeName;
  readonly outcomes: readonly OutcomeCount[];
  /** What is left of 100 of a price; absent where nobody has said. */
  readonly marginPercent?: number;
  readonly currency: string;
  readonly beganOn: Day;
  /** The last day on which the config in force had it. */
  readonly lastOn: Day;
  /** Of the mails as they are now, and the days on which a night first saw that they were others. */
  readonly content: string;
  readonly changedOn: readonly Day[];
  /** Those drawn up to this day are in `ripening`, until their window closes. */
  readonly seenThrough: Day;
  readonly ripening: readonly Ripening[];
  /** Windows that close up to this day are counted, and of the next day those of so many shards. */
  readonly through: Day;
  readonly shards: number;
  readonly leaks: Leaks;
  /** From the segment at the draw to the one when the window had closed. Absent before it was counted. */
  readonly moves?: SidesMoves;
  /** What tests of variants in its mails have come to, each variant against those held out. */
  readonly tests: readonly TestCount[];
  /** What was taken back of counted orders since. */
  readonly lookedBack: LookedBack;
  /** People who were nobody's any more when their window closed: they count, with nothing. */
  readonly gone: number;
  readonly revision: number;
}
