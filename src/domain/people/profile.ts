import type { Day, Instant } from "../basics/calendar.ts";
import type { ConsentProof, CustomerKey, Item } from "../facts/facts.ts";
import type { LoyaltyAccount } from "../loyalty/account.ts";
import type { LevelTold } from "../loyalty/level-told.ts";
import type { Referral } from "../loyalty/referral.ts";
import type { RfmScore } from "../segments/rfm.ts";
import type { FirstDays } from "./first-days.ts";
import type { FirstOrder } from "./first-order.ts";
import type { Attributes } from "./fold-attributes.ts";

/** All orders of one calendar day of the shop's time zone. `spent` is in the store currency's minor units, net of refunds. */
export interface OrderDay {
  readonly day: Day;
  readonly orders: number;
  readonly spent: number;
}

export interface OpenCart {
  readonly items: readonly Item[];
  /** Leads back to it, as its source says. */
  readonly url?: string;
  /** In the store currency's minor units; 0 where the sender gave no prices. */
  readonly value: number;
  readonly changedAt: Instant;
}

export interface BoughtProduct {
  readonly product: string;
  readonly name?: string;
  readonly category?: string;
  /** How many orders held it. */
  readonly orders: number;
  readonly lastAt: Instant;
}

export type ConsentStatus = "none" | "given" | "withdrawn";

export interface Consent {
  readonly status: ConsentStatus;
  readonly at?: Instant;
  readonly proof?: ConsentProof;
}

/** What somebody has decided about a channel other than e-mail. The proof is in the fact. */
export interface ChannelConsent {
  readonly status: "given" | "withdrawn";
  readonly at: Instant;
}

/** What browsers say of a customer and nobody else has confirmed: shown, and without any consequence. */
export interface Claimed {
  readonly email?: string;
  readonly name?: string;
  readonly phone?: string;
  /** Given, by the browser's word, after whatever else decided about consent. */
  readonly consent?: Consent;
}

/** Why an address must not be written to, whatever the consent says. */
export type Suppression = "bounced" | "complained" | "privacy request";

/** Everything Comeback knows of one customer that follows from the customer's facts alone. */
export interface Profile {
  readonly id: CustomerKey;
  /** Other keys whose facts are part of this profile, sorted. */
  readonly aliases: readonly CustomerKey[];
  readonly firstSeenAt: Instant;
  readonly email?: string;
  /** When `email` took the place of another address; absent when there never was another. */
  readonly addressSince?: Instant;
  readonly name?: string;
  readonly phone?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly country?: string;
  readonly subscribedAt?: Instant;
  readonly entry?: string;
  /** By which of its links they came there: a poster, a box. */
  readonly via?: string;
  readonly consent: Consent;
  /** By channel, where anything was decided about one. */
  readonly consents?: Readonly<Record<string, ChannelConsent>>;
  readonly suppression?: Suppression;
  readonly silencedAt?: Instant;
  readonly claimed?: Claimed;
  /** What the shop's config declares and somebody has told; absent where there is nothing of it. */
  readonly attributes?: Attributes;
  /** Orders that count: placed and not cancelled. */
  readonly orders: number;
  /** Ascending by day. */
  readonly orderDays: readonly OrderDay[];
  readonly firstOrderAt?: Instant;
  readonly lastOrderAt?: Instant;
  /** What the first order was like; absent where there is none. */
  readonly firstOrder?: FirstOrder;
  /** How far the customer came on the shop's site before the first order. */
  readonly firstOn?: FirstDays;
  /** The newest order that only a browser tells of, where such orders do not count: no money, but chains that wait for one end. */
  readonly browserOrderAt?: Instant;
  /** Store currency, minor units, net of refunds; orders in a currency without a rate are not in it. */
  readonly spent: number;
  readonly refunded: number;
  /**
   * The currencies besides the store's in which anything was ordered, refunded or put in a cart, sorted: whose rates
   * matter. `XXX` where no config had said yet which is the store's.
   */
  readonly foreign?: readonly string[];
  /** Orders whose currency has no rate in the store's config. */
  readonly unpricedOrders: number;
  readonly averageOrder: number;
  /** Whole days between successive order days: mean and shortest; absent with fewer than two order days. */
  readonly gaps?: { readonly mean: number; readonly shortest: number; readonly longest: number };
  readonly lastCategory?: string;
  readonly lastMerchant?: string;
  /** Orders by category and by merchant, the most frequent 30. */
  readonly categories: Readonly<Record<string, number>>;
  readonly merchants: Readonly<Record<string, number>>;
  /** The 30 bought last, newest first. */
  readonly products: readonly BoughtProduct[];
  /** Coupons of counted orders, upper case, with the order that used them; the 30 newest. */
  readonly coupons: readonly {
    readonly code: string;
    readonly order: string;
    readonly at: Instant;
    readonly spent: number;
  }[];
  readonly cart?: OpenCart;
  readonly lastVisitAt?: Instant;
  /** The 5 products viewed last and not bought since, newest first. */
  readonly viewed: readonly Item[];
  readonly lastActivityAt?: Instant;
  readonly reviews: number;
  readonly lastReviewAt?: Instant;
  readonly lastOpenedAt?: Instant;
  readonly lastClickedAt?: Instant;
  /** What the loyalty programme owes; absent where there is none, or the customer has no part in it. */
  readonly loyalty?: LoyaltyAccount;
  /** The level that was told last, and by which fact; absent where none ever was. */
  readonly levelTold?: LevelTold;
  /** Who brought the customer, and what became of that. */
  readonly referral?: Referral;
  /** When facts arrived last that were older than the store's `trigger_freshness` by then. */
  readonly backfilledAt?: Instant;
  /** Facts folded into this profile, not counting what became of mails: so that a delivery alone changes nothing. */
  readonly facts: number;
}

/** What the nightly job decided about one customer. */
export interface Score {
  /** The night's date in the shop's time zone, `YYYY-MM-DD`. */
  readonly date: string;
  readonly recency: RfmScore;
  readonly frequency: RfmScore;
  readonly monetary: RfmScore;
  /** Three digits, `333` best (`555` of scores up to 5); `000` for somebody who never bought. */
  readonly cell: string;
  /** The named segment of the cell. */
  readonly rfmSegment: string;
  /** The marketers' segment: the first whose condition holds. */
  readonly segment: string;
  /** The condition that held, with the values that it saw. */
  readonly reason: string;
  readonly tier: string;
  readonly previousSegment?: string;
  readonly segmentSince: string;
  /** What held when the last finished night before `date` was published: absent for somebody who was new then. */
  readonly before?: ScoreBefore;
}

/** What a night compares with: kept beside the score, so that a run that is repeated finds the same changes again. */
export interface ScoreBefore
  extends Pick<Score, "segment" | "segmentSince" | "previousSegment" | "cell" | "rfmSegment" | "tier"> {
  /** The segments before that one, oldest first, as far back as the period reached. Absent where there were none. */
  readonly stays?: readonly { readonly segment: string; readonly since: string }[];
}

/** A customer's record: the fold and the night's verdict are written by different hands and never overwrite each other. */
export interface Customer {
  readonly profile: Profile;
  readonly score?: Score;
  readonly pseudonym?: Pseudonym;
}

/**
 * The random name that a customer has in files for analysts; absent until the first are written. It is kept here alone, so
 * that a record that is deleted leaves files behind in which nobody can be found.
 */
export type Pseudonym = string & { readonly pseudonym: true };
