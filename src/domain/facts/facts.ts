import type { Instant } from "../basics/calendar.ts";
import type { Money } from "../basics/money.ts";
import type { Rank } from "./ranks.ts";

/**
 * Names one partition of facts: `u:ID` the shop's own user id, `e:HASH` an e-mail address (hashed), `a:ID` an
 * anonymous browser, `p:SOURCE:ID` a platform's customer number, `o:SOURCE:ID` an order whose customer the sender
 * did not name. Which of them make up one person is decided in identity.ts. `m:DIGEST` is no customer but the ledger of a
 * mailbox (domain/mailbox).
 */
export type CustomerKey = string & { readonly __brand: "CustomerKey" };

/** Made from the source's own id, so that the same message stored twice is one fact. */
export type FactId = string & { readonly __brand: "FactId" };

/** Lines of a cart or an order that a fact keeps; what the order is worth counts them all. */
export const LINES_KEPT = 200;

export interface Item {
  /** The shop's product id, else its SKU, else its name. */
  readonly product: string;
  readonly name?: string;
  readonly category?: string;
  /** Price of one. */
  readonly price?: Money;
  readonly quantity: number;
  readonly url?: string;
  readonly image?: string;
}

/** What shows that a person agreed: kept word for word, because the sender has to prove it. */
export interface ConsentProof {
  readonly purpose: string;
  readonly channel: string;
  readonly source: string;
  readonly textVersion?: string;
  readonly textHash?: string;
  readonly address?: string;
  readonly ip?: string;
  readonly userAgent?: string;
  readonly doubleOptInAt?: Instant;
  /** Address of the page with the form. */
  readonly page?: string;
  /** When the box was ticked. */
  readonly tickedAt?: Instant;
}

export type TraitValue = string | number | boolean | readonly string[];

/** What a source or a form knows of a customer besides, by name and as told. The store's config says which count. */
export type Traits = Readonly<Record<string, TraitValue>>;

/** What somebody chose about the mails that they get. What is absent stays as it was; `null` takes a choice back. */
export interface PreferenceChange {
  /** By topic's id: whether mails on it are wanted. */
  readonly topics?: Readonly<Record<string, boolean>>;
  /** At most so many marketing mails in so many days. */
  readonly most?: { readonly mails: number; readonly days: number } | null;
  readonly pausedUntil?: Instant | null;
  /** Of the mails: a language tag. */
  readonly language?: string | null;
}

/** An order as one message of its source describes it. `version` is the source's own clock: the newest wins. */
export interface OrderState {
  readonly order: string;
  readonly version: Instant;
  readonly placedAt?: Instant;
  readonly total?: Money;
  readonly items?: readonly Item[];
  readonly merchant?: string;
  readonly coupons?: readonly string[];
  /** What each coupon took off, from sources that say so. */
  readonly discounts?: readonly { readonly code: string; readonly amount: Money }[];
  readonly cart?: string;
  /** Set by sources that send the whole order again and say in it that it was cancelled. */
  readonly cancelled?: boolean;
  /** Nobody has paid or promised to yet: no order so far, and the cart stays open. */
  readonly unpaid?: boolean;
  /** The source no longer has the order. What it says later, or a restoring after that, brings it back. */
  readonly deleted?: boolean;
  /** When the source took a deletion back. */
  readonly restoredAt?: Instant;
  /** The ids of all refunds so far, from sources that list them each time: one that is no longer listed is gone. */
  readonly refunds?: readonly string[];
  /** What `total` has become by edits and removed lines, from sources that say so; `refundedTotal` is what it lost. */
  readonly current?: Money;
  /** All refunds so far, from sources that state the sum; refunds sent one by one are `order-refunded` facts. */
  readonly refundedTotal?: Money;
}

export type CartChange =
  | { readonly type: "added"; readonly item: Item }
  | { readonly type: "removed"; readonly item: Item }
  | { readonly type: "replaced"; readonly items: readonly Item[] };

export type MailEvent =
  | "sent"
  | "delivered"
  | "bounced"
  | "complained"
  | "rejected"
  | "delayed"
  | "opened"
  | "clicked";

/** Why somebody who brings a friend gets nothing for it. */
export type ReferralRefusal =
  /** The same person. */
  | "self"
  | "same-mailbox"
  | "same-phone"
  | "same-address"
  /** A browser that was signed in as both. */
  | "same-device"
  /** The friend was a customer already. */
  | "ordered-before"
  /** Whoever brings somebody was brought by them, or by somebody whom they brought. */
  | "ring"
  | "limit";

/** `undone`: what the links say holds again. */
export type Verdict = "together" | "apart" | "undone";

/** What a fact says, in the one vocabulary that every source is mapped to. */
export type FactBody =
  | {
      readonly kind: "identified";
      readonly email?: string;
      readonly name?: string;
      readonly phone?: string;
      readonly locale?: string;
      readonly timeZone?: string;
      readonly country?: string;
      readonly traits?: Traits;
    }
  /** `alias` belongs to `owner`. Stored once in each of the two partitions. */
  | { readonly kind: "linked"; readonly alias: CustomerKey; readonly owner: CustomerKey }
  /** Joined through an entry point: a newsletter form, a registration. `via`: where they met it, a poster or a box. */
  | { readonly kind: "subscribed"; readonly entry: string; readonly via?: string }
  | ({ readonly kind: "preferences-set" } & PreferenceChange)
  /** `dated`: its source says when the person decided; else `at` is only when that was told. */
  | { readonly kind: "consent-given"; readonly proof: ConsentProof; readonly dated?: true }
  /** `reason` and `by`: of an operator who withdraws it for the customer. */
  | {
      readonly kind: "consent-withdrawn";
      readonly proof: ConsentProof;
      readonly reason?: string;
      readonly by?: string;
    }
  /** A decision about another channel than e-mail: it says nothing of mails, and theirs nothing of it. */
  | {
      readonly kind: "channel-consent";
      readonly channel: string;
      readonly granted: boolean;
      readonly proof: ConsentProof;
      readonly dated?: true;
    }
  | { readonly kind: "visited"; readonly merchant?: string; readonly url?: string }
  | { readonly kind: "product-viewed"; readonly item: Item; readonly merchant?: string }
  /** `url` leads back to the cart. */
  | {
      readonly kind: "cart-changed";
      readonly cart?: string;
      readonly url?: string;
      readonly change: CartChange;
    }
  | {
      readonly kind: "checkout-started";
      readonly cart?: string;
      /** Leads back to the cart or the checkout. */
      readonly url?: string;
      readonly order?: string;
      readonly items: readonly Item[];
      readonly total?: Money;
    }
  | ({ readonly kind: "order-placed" } & OrderState)
  | ({ readonly kind: "order-updated" } & OrderState)
  | ({ readonly kind: "order-cancelled" } & OrderState)
  /** Money given back. Without `amount` what `items` cost, else the whole order. `refund` tells refunds of one order apart. */
  | {
      readonly kind: "order-refunded";
      readonly order: string;
      readonly version: Instant;
      readonly refund: string;
      readonly amount?: Money;
      readonly items?: readonly Item[];
      /** Lines taken off the order. Paying their price back is a refund of its own, and the same money. */
      readonly removal?: boolean;
    }
  /** The goods have come, or part of them: `at` is when. Without `items`: all of the order. */
  | { readonly kind: "order-delivered"; readonly order: string; readonly items?: readonly Item[] }
  /** The order's newest version, which this is the time of, names `to` and not this partition. Comeback's own word. */
  | {
      readonly kind: "order-moved";
      readonly order: string;
      readonly version: Instant;
      readonly to: CustomerKey;
    }
  /**
   * What the partition of `about`, which is tied to this one and known to more than browsers, says that this one's owner
   * depends on: the account that an address joins it to. The largest `version` holds. Comeback's own word.
   */
  | {
      readonly kind: "standing";
      readonly about: CustomerKey;
      readonly version: number;
      readonly account?: CustomerKey;
    }
  /**
   * An operator's word on whether two keys are one person. Stored once in each of the two partitions; the newest of a pair
   * holds over every link between the two.
   */
  | {
      readonly kind: "decided";
      readonly alias: CustomerKey;
      readonly owner: CustomerKey;
      readonly verdict: Verdict;
      readonly reason: string;
      readonly by: string;
      readonly decision: string;
    }
  | {
      readonly kind: "reviewed";
      readonly product: string;
      readonly review?: string;
      readonly rating?: number;
    }
  | { readonly kind: "mail"; readonly event: MailEvent; readonly send: string; readonly permanent?: boolean }
  /** An operator lets mails go to an address again that complained or bounced. */
  | { readonly kind: "mailbox-allowed"; readonly reason: string; readonly by: string }
  /** An operator gave a code of an offer. `grant` names the request. */
  | {
      readonly kind: "code-granted";
      readonly grant: string;
      readonly code: string;
      readonly offer: string;
      readonly reason: string;
      readonly by: string;
    }
  /** Points that a till took for an order, or that were turned into a code. `spend` tells those of one order apart. */
  | {
      readonly kind: "points-spent";
      readonly spend: string;
      readonly order?: string;
      readonly code?: string;
      readonly points: number;
    }
  /** Given back: the order of that spend is void. */
  | { readonly kind: "points-returned"; readonly spend: string; readonly points: number }
  /** Given (or, negative, taken) by an operator, an import of another programme's balances, or a raised cashback. */
  | {
      readonly kind: "points-granted";
      readonly grant: string;
      readonly points: number;
      readonly reason: string;
      readonly by: string;
      /** When they can be spent; at once when absent. */
      readonly activeAt?: Instant;
      readonly expiresAt?: Instant;
    }
  /**
   * Somebody brought this customer to the shop. Comeback's own word besides: it was `refused`, or has `earned` its reward;
   * the first claim that was not refused at once stands.
   */
  | {
      readonly kind: "referred";
      readonly by: CustomerKey;
      readonly code: string;
      readonly refused?: ReferralRefusal;
      readonly earned?: true;
    }
  /** This customer brought `friend`, whose first order has outlived the return window. */
  | {
      readonly kind: "referral-earned";
      readonly friend: CustomerKey;
      readonly order: string;
      readonly points: number;
    }
  /** The night or an order found the customer at another level. `quiet`: only because the rules changed, so that it begins no chain. Comeback's own word. */
  | {
      readonly kind: "level-changed";
      readonly from: string;
      readonly to: string;
      readonly quiet?: true;
    }
  /** Comeback itself decided to stop writing to somebody who no longer reacts; ends with the next activity. */
  | { readonly kind: "silenced"; readonly chain: string }
  /** An operator takes back what an import told of this partition. */
  | { readonly kind: "import-undone"; readonly undone: string; readonly reason: string; readonly by: string }
  | { readonly kind: "privacy-requested"; readonly request: string; readonly payload: unknown }
  /**
   * Whoever the key of this ledger stood for has been erased at `at`: what stays of them. `isLifted`: the person has agreed
   * to mails since, and begins anew. Comeback's own word.
   */
  | { readonly kind: "erased"; readonly isLifted?: true }
  /** Understood by nobody yet, kept word for word. */
  | { readonly kind: "opaque"; readonly type: string; readonly payload: unknown };

export type FactKind = FactBody["kind"];

export interface FactEnvelope {
  /** Who says so; the shop's own word (`server`) when absent. Read it with `rankOf`. */
  readonly rank?: Rank;
  /** The import that told it. */
  readonly import?: string;
  readonly id: FactId;
  readonly customer: CustomerKey;
  /** When it happened, by the sender's clock after correction. */
  readonly at: Instant;
  readonly receivedAt: Instant;
  /** One of sources.ts, `ses` or `comeback`. */
  readonly source: string;
  /** The ledger that has a copy of what the fact says of an address; of an address that a browser claims, its ledger. */
  readonly mailbox?: CustomerKey;
  /** In a ledger: the partition that the fact was told of. */
  readonly of?: CustomerKey;
}

export type Fact = FactEnvelope & FactBody;
export type FactOf<K extends FactKind> = FactEnvelope & Extract<FactBody, { readonly kind: K }>;
