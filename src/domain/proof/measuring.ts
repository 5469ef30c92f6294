import type { Day, Instant } from "../basics/calendar.ts";
import type { CustomerKey } from "../facts/facts.ts";
import type { Arm, MeasureRule } from "./arms.ts";
import type { Interval } from "./confidence-sequence.ts";
import type { Had, Window } from "./outcome.ts";

/** A test in one form of its variants: another share, subject or offer is another epoch, counted by itself. */
export interface Epoch {
  readonly experiment: string;
  readonly epoch: string;
}

/** Which variant of a test in the chain's mails somebody gets, or would have got: by the same draw on both sides. */
export interface TestSide extends Epoch {
  readonly variant: string;
}

/** The first draw of a person in an epoch, with all that is counted later, as it was then. */
export interface Draw extends Epoch, Window {
  /** Whose draw it is: the mailbox's key, else the person's. */
  readonly person: CustomerKey;
  readonly customer: CustomerKey;
  readonly variant: string;
  /** That the draw would give this variant. */
  readonly probability: number;
  readonly at: Instant;
  /** In the 365 days before the day of the draw: nothing in it can come of the mail. */
  readonly past: Had;
  /**
   * What uplift is learned from (UPLIFT_FEATURES), as it was then: of a hold-out's draw once a night has made the models.
   * Only the row that the night reads keeps them.
   */
  readonly features?: readonly number[];
  /** Of a chain's hold-out, the tests of variants that were running then. Only the row that the night reads keeps them. */
  readonly tests?: readonly TestSide[];
  /** The customer's segment at the draw; absent before a night has put the customer in one, and in older draws. */
  readonly segment?: string;
}

/** What an epoch is counted by, fixed when its measuring begins, and how far that has come. */
export interface Measuring extends Epoch, MeasureRule {
  readonly beganOn: Day;
  /** People for whom the interval is tightest. */
  readonly tightestAt: number;
  readonly cut: number;
  readonly marginPercent: number;
  readonly currency: string;
  /** The last day on which the config in force had it. */
  readonly lastOn: Day;
  /** Windows that close up to this day are counted, and of the next day those of so many shards. */
  readonly through: Day;
  readonly shards: number;
  readonly arms: readonly Arm[];
  /** People who were nobody's any more when their window closed: they count, with nothing. */
  readonly gone: number;
  readonly revision: number;
}

/** From now on everybody gets this variant; or, `reopened`, the draw goes on, and only a person ends it. */
export type Decision = {
  readonly at: Instant;
  /** `the interval`, or who. */
  readonly by: string;
} & (
  | {
      readonly kind: "decided";
      readonly variant: string;
      /** As it was then, of the leader against each of the others. */
      readonly leader: string;
      readonly differences: readonly { readonly than: string; readonly interval?: Interval }[];
    }
  | { readonly kind: "reopened" }
);

/** Every decision about an epoch, newest last. */
export interface Decisions extends Epoch {
  readonly list: readonly Decision[];
  readonly revision: number;
}

/** The variant that everybody gets, where that is decided. */
export function decidedVariant(decisions: Decisions | undefined): string | undefined {
  const last = decisions?.list.at(-1);
  return last?.kind === "decided" ? last.variant : undefined;
}

/** Whether the interval may still decide by itself: not once a person has had a say. */
export const mayDecide = (decisions: Decisions | undefined): boolean =>
  decisions === undefined || decisions.list.length === 0;
