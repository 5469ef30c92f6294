import type { Day, Instant } from "../basics/calendar.ts";
import type { CustomerKey, FactId } from "../facts/facts.ts";
import type { Scored } from "../mail/mailed.ts";
import type { ChosenOffer } from "../offers/offers.ts";
import type { Had } from "../proof/outcome.ts";
import type { DueAgain } from "../taste/due-again.ts";
import type { StepOutcome } from "./actions.ts";

/** Customers who go through a chain together: entered in one window, in one time zone. */
export interface Cohort {
  readonly id: string;
  readonly chain: string;
  readonly version: number;
  /** Index of the action that comes first: later than the chain's first for a customer whom a cap or an anchor deferred. */
  readonly step: number;
  /** When that action is due. */
  readonly dueAt: Instant;
  readonly timeZone: string;
  readonly shards: number;
  /** Since when its step could not be taken to its end: paused chain, closed mail service. */
  readonly heldSince?: Instant;
  /** The later step that its execution waits for, whose codes are made ready before: when that is due. */
  readonly upcoming?: Upcoming;
  /** How often its execution was begun anew after it had ended with customers still in it. */
  readonly restarts?: number;
}

export interface Upcoming {
  readonly step: number;
  readonly dueAt: Instant;
}

/** The name of the cohort's execution: an ended execution's name cannot be used again. */
export function executionOf({ id, restarts = 0 }: Cohort): string {
  return restarts === 0 ? id : `${id}-r${restarts}`;
}

/** Where one fact is. */
export interface FactKey {
  readonly customer: CustomerKey;
  readonly fact: FactId;
}

/** A draw counts as long as the hold-out is the same. */
export interface HoldoutDraw {
  readonly epoch: string;
  readonly heldOut: boolean;
}

/** One customer's way through one chain. `run` is made from what caused it, so that a repeated cause is the same run. */
export interface Entry {
  readonly customer: CustomerKey;
  readonly chain: string;
  readonly version: number;
  readonly run: string;
  readonly enteredAt: Instant;
  readonly reason: string;
  /** The fact that an own event is, for mails to read what it said. */
  readonly event?: FactKey;
  /** The order that the run is about: another order of the customer's is a run of its own. */
  readonly order?: string;
  /** What the customer is about to need again, where that is what the chain is about. */
  readonly due?: DueAgain;
  /** Ordered on the shop's day of the entry, before it; absent where nothing was. */
  readonly before?: Had;
  /** What the chain's own hold-out has drawn; absent where it has none. */
  readonly draw?: HoldoutDraw;
  /** Whether any hold-out, its own or another, keeps its messages back. */
  readonly holdout: boolean;
  /** Where that is the shop's from all mails. The year it is drawn for may end before the run does. */
  readonly heldOutBy?: "shop";
  /** No step is taken from then on. */
  readonly until?: Instant;
  /** The one cohort that takes this customer along; every other that still lists the customer passes by. */
  readonly cohort: string;
  readonly status: "active" | "done";
  readonly doneAt?: Instant;
  /** Why it ended: `completed`, `exit: …`, `unsubscribed`, … */
  readonly outcome?: string;
  readonly steps: readonly StepNote[];
}

/** What became of one step for one customer, when and why. */
export interface StepNote {
  readonly step: number;
  readonly at: Instant;
  readonly what: StepOutcome;
  readonly why: string;
  /** Of a mail that waits for its code: since when. */
  readonly since?: Instant;
}

/** Names one run of one customer through one chain. */
export type Run = Pick<Entry, "customer" | "chain" | "run">;

/** An offer as the customer got it. */
export interface GivenOffer extends ChosenOffer {
  readonly code?: string;
  /** Which of the customer's codes of the offer it is. */
  readonly issue?: number;
}

/** What may become of a message after it was sent, each kept once: when it was first told. */
export const SEND_MARKS = [
  "bounced",
  "opened",
  "openedByMachine",
  "clicked",
  "unsubscribed",
  "complained",
] as const;
export type SendMark = (typeof SEND_MARKS)[number];

/** One mail or other message to one customer, claimed before it is tried. */
export interface Send extends Partial<Readonly<Record<SendMark, Instant>>> {
  readonly id: string;
  /** Of a message that is no mail; its `template` is then the message's name. */
  readonly channel?: string;
  readonly customer: CustomerKey;
  readonly chain: string;
  readonly run: string;
  readonly step: number;
  readonly template: string;
  /** Which of the step's variants, where it has any. */
  readonly variant?: string;
  readonly language: string;
  readonly version: number;
  readonly claimedAt: Instant;
  readonly status: "claimed" | "sent" | "unknown";
  readonly messageId?: string;
  /** Whether mails to the address had bounced softly since one last arrived: then it matters that this one did. */
  readonly bouncing?: boolean;
  readonly offer?: GivenOffer;
  /** Ordered on the shop's day of the claim, before it; absent where nothing was. */
  readonly before?: Had;
  /** What the last night had said of the customer; absent where none had said anything. */
  readonly scored?: Scored;
  /** Why this customer, now. */
  readonly reason: string;
}

/**
 * What a mailbox takes, whichever and however many customers have it: at most so many mails in any stretch of so long, by
 * the shop's cap and by the one that its owner has chosen, and the same mail of a chain once a day, except from one run,
 * which may repeat it.
 */
export interface CapLimit {
  readonly mailbox: CustomerKey;
  /** Of the shop. */
  readonly day: Day;
  readonly cap?: Cap;
  /** What the mailbox's owner has chosen. */
  readonly own?: Cap;
  /** Of a campaign: one mail to the mailbox, on whichever day its customers' are due. */
  readonly once?: true;
  /** Whether to ask before the last place of a cap is taken: somebody may have a better use for it. */
  readonly asksForLast?: true;
}

export interface Cap {
  readonly mails: number;
  readonly perMs: number;
}

/** Whose cap is full. Where both are, the customer's: that mail will not do later either. */
export type CappedBy = "shop" | "customer";

/** One place is left, which nobody has taken. When the next one frees up, were it taken now. */
export interface LastPlace {
  readonly result: "last";
  readonly by: CappedBy;
  readonly freeAt: Instant;
}

export interface Capped {
  readonly result: "capped";
  readonly by: CappedBy;
  readonly freeAt: Instant;
}
