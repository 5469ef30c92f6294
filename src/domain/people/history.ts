import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import type { EarningOrder } from "../loyalty/earning-order.ts";
import type { CartState } from "./cart.ts";
import type { FirstOrder } from "./first-order.ts";
import type { OrderSums } from "./orders-summary.ts";

/**
 * What a profile follows from, and what any later fact can change of it: of each kind the facts that still matter, the
 * orders of the last 400 days as they were told, and sums of what is over. It does not grow with the facts.
 */
export interface History {
  /** The customer's own partition and those that are part of it, sorted. */
  readonly partitions: readonly CustomerKey[];
  /** Those of them that others than browsers have told of, sorted. */
  readonly known: readonly CustomerKey[];
  /** What is needed of everything but orders, ascending. */
  readonly facts: readonly Fact[];
  /** All that was told of orders that are not over, ascending. */
  readonly orders: readonly Fact[];
  /** The cart until an instant, from which on `facts` holds all changes. */
  readonly cart?: CartState;
  /** Hashes of orders that checkouts in that cart are waiting for, ascending. */
  readonly awaited: readonly number[];
  readonly sealed?: SealedOrders;
  readonly tally: Tally;
  readonly recent: Recent;
}

/** Orders that are over: what comes to one of them takes a fold of all facts. */
export interface SealedOrders {
  /** The last of them, by time, then id. */
  readonly until: { readonly at: Instant; readonly order: string };
  /** Hashes of their ids, ascending; and of those of which only others were told, as of a refund. */
  readonly ids: readonly number[];
  readonly unplaced: readonly number[];
  readonly sums?: OrderSums;
  readonly first?: { readonly placedAt: Instant; readonly is: FirstOrder };
  readonly lastPlacedAt?: Instant;
  /** When the last order was placed that only browsers tell of, where such orders do not count. */
  readonly claimedAt?: Instant;
  /** When products were bought last that had been looked at before. */
  readonly bought: readonly (readonly [product: string, at: Instant])[];
  /** By the rules of the loyalty programme: what each has earned, where there is one. */
  readonly earning: readonly EarningOrder[];
}

/** What is only counted. */
export interface Tally {
  /** Facts but those of mails and moves. */
  readonly facts: number;
  /** The earliest of these, and the earliest of all that says anything. */
  readonly doneAt?: Instant;
  readonly saidAt?: Instant;
  /** The first and the last word of the shop or a mailbox's owner, mails apart. */
  readonly vouched?: readonly [first: Instant, last: Instant];
  /** When facts arrived last that were history by then. */
  readonly backfilledAt?: Instant;
  /** Currencies in which anything was ordered, refunded or put in a cart, sorted. */
  readonly currencies: readonly string[];
  /** Hashes of reviews, each once, ascending. */
  readonly reviews: readonly number[];
}

/** By what a fact that comes again is told from a new one: whatever arrived since then is here. */
export interface Recent {
  readonly since: Instant;
  /** When each arrived, and a hash of its id; ascending. */
  readonly ids: readonly (readonly [receivedAt: Instant, id: number])[];
}

export const NO_HISTORY: History = {
  partitions: [],
  known: [],
  facts: [],
  orders: [],
  awaited: [],
  tally: { facts: 0, currencies: [], reviews: [] },
  recent: { since: 0, ids: [] },
};
