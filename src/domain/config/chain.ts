import type { MailVariants, WinnerRule } from "./experiment.ts";
import type { Localised } from "./localised.ts";
import type { Budget } from "./offers.ts";

export type TriggerEvent =
  | "subscribed"
  | "consent_given"
  | "visited"
  | "cart_changed"
  | "checkout_started"
  | "ordered"
  | "order_delivered"
  | "level_changed"
  | "referred"
  | "reviewed";

/** So long before or after the day of a date attribute, or on it; each year, unless `once`: then the year counts. */
export interface DateEntry {
  readonly date: string;
  readonly before?: string;
  readonly after?: string;
  readonly once?: true;
  readonly when?: string;
}

/** `service`: about somebody's own order, and no advertisement. */
export type ChainKind = "marketing" | "service";

export type PriorityName = "cart" | "chain" | "campaign";

/** So long before the day on which a buyer is likely to need something again: whatever it is, one product, or anything of a category. */
export interface ReplenishmentEntry {
  readonly replenishment: "due";
  readonly before?: string;
  readonly product?: string;
  readonly category?: string;
  /** Whatever it is, as long as it is of one of these. */
  readonly categories?: readonly string[];
  readonly when?: string;
}

/** So long before points end, or when those that can be spent have come to so many. */
export type PointsEntry =
  | { readonly points: "expiring"; readonly before: string; readonly when?: string }
  | { readonly points: "available"; readonly least: number; readonly when?: string };

/** When an order has left no more than this between a customer and the next level, in the store's currency. */
export interface LevelEntry {
  readonly level: "near";
  readonly within: number;
  readonly when?: string;
}

/** What a mail recommends. */
export interface Recommending {
  /** Of this category only. */
  readonly category?: string;
  /** At most so many. */
  readonly most?: number;
}

export interface Chain {
  readonly name: Localised;
  /** `marketing` when absent. */
  readonly kind?: ChainKind;
  /** Which chains' mails go first where the frequency cap has one place left, as a name or a number; by `enter` when absent. */
  readonly priority?: PriorityName | number;
  readonly enter: /** One of `TriggerEvent`, or one of the store's own events. */
    | {
        readonly event: string;
        readonly when?: string;
        /** Of an event about an order: a condition on one of its lines. Those for which it holds are what the mails are about. */
        readonly items?: string;
      }
    | { readonly segment: string; readonly when?: string }
    | DateEntry
    | ReplenishmentEntry
    | PointsEntry
    | LevelEntry;
  /** Of a chain by segment: whom it takes. Only those who come to the segment when absent; `existing` takes those who are in as well, once. */
  readonly enrol?: "newcomers" | "existing";
  /** Whether the first mail goes at once to whoever enters, instead of with those who enter within the same minutes. */
  readonly prompt?: boolean;
  /** `never`, or the shortest time between two entries of one customer. */
  readonly reenter: string;
  /** Ends the chain for a customer at the next step. */
  readonly exit?: string;
  /** Id of the topic that its mails are on; they go to everybody when absent. */
  readonly topic?: string;
  /** Percent of customers who enter but get no mails, to measure against. */
  readonly holdout_percent: number;
  /** Percent of customers who get its mails without the offer, to measure what the offer adds; 0 when absent. */
  readonly explore_percent?: number;
  /** Of the codes that its mails carry. */
  readonly budget?: Budget;
  /** Its mails keep a promise, like a code for signing up: whoever is held out of all mails gets them as well. */
  readonly promised?: true;
  /** Whether its mails are of the loyalty programme, and leave those out whom the programme holds out. */
  readonly loyalty?: true;
  readonly steps: readonly Step[];
}

/** Instants of the customer that a wait can count from. */
export type Anchor = "last_cart_change" | "last_visit" | "last_order" | "last_activity";

/** Steps that only let time pass, by the key that names their kind. */
export interface WaitKinds {
  readonly wait: { readonly wait: string; readonly since?: Anchor };
  readonly wait_until: { readonly wait_until: string };
  /** Of a chain about an order. */
  readonly wait_for: { readonly wait_for: OrderMoment; readonly before?: string };
}

/** What is to happen to what somebody bought. */
export type OrderMoment = "warranty_end";

/** Steps that do something, by the key that names their kind. */
export interface ActionKinds {
  readonly send: {
    readonly send: string;
    readonly offer?: string;
    /** Percentage points on top of the offer's discount. */
    readonly raise?: number;
    /** What becomes of the mail when there is no code for it: the budget or the pool is at its end, the shop's platform does not answer. `send` when absent. */
    readonly without_offer?: WithoutOffer;
    /** Narrows what the template shows as `recommended`. */
    readonly recommend?: Recommending;
    readonly when?: string;
    /** Of which each person gets one. */
    readonly variants?: MailVariants;
    /** When one of them is to be everybody's; nobody but a person decides when absent. */
    readonly winner?: WinnerRule;
  };
  readonly silence: { readonly silence: true; readonly when?: string };
  readonly emit: {
    /** The message's name. */
    readonly emit: string;
    /** One of the store's channels. */
    readonly channel: string;
    /** What the message holds: names of template variables. */
    readonly fields: readonly string[];
    readonly offer?: string;
    readonly raise?: number;
    readonly without_offer?: WithoutOffer;
    readonly when?: string;
  };
}

/** `send` it without; `skip` it; `wait` for as long as `for` says, then do as `then` says. */
export type WithoutOffer = "send" | "skip" | { readonly wait: string; readonly then: "send" | "skip" };

export type WaitKind = keyof WaitKinds;

export type Wait = WaitKinds[WaitKind];

export type ActionKind = keyof ActionKinds;

export type Action = ActionKinds[ActionKind];

export type Step = Wait | Action;
