import type { Instant } from "../../basics/calendar.ts";
import type { VariantKind } from "../../config/offers.ts";
import type { CustomerKey } from "../../facts/facts.ts";
import type { Benefit } from "../benefit.ts";

/** What a code promises, fixed when it is issued: whatever the config says later, the till keeps it. */
export interface Terms {
  readonly benefit: Benefit;
  readonly variant: VariantKind;
  /** The category or the shop that the variant is about. */
  readonly subject?: string;
  readonly tier: string;
  /** Smallest order, in minor units of the store currency. */
  readonly minOrder?: number;
  readonly validUntil: Instant;
}

/** Who may use a code: the customer to whom it was given, or whoever has it. */
export type Bearer = "customer" | "anyone";

/** Whom and what a code was issued for. */
export interface Issued {
  /** Upper case. */
  readonly code: string;
  /** As it stands in mails, where the shop's list has small letters in it. */
  readonly written?: string;
  /** Of an uploaded list, which the shop's platform knows already. */
  readonly pool?: true;
  readonly offer: string;
  /** Which of the customer's codes of the offer (issueOf). */
  readonly issue: number;
  readonly customer: CustomerKey;
  /** The ledger of the address that it was issued for. */
  readonly mailbox?: CustomerKey;
  readonly bound: Bearer;
  readonly terms: Terms;
  /** The chain or campaign (`campaign:NAME`) and, of a test, the variant whose mail carries it. */
  readonly chain?: string;
  readonly mailVariant?: string;
  /** Names of the budgets' counters that it is reserved in, and what is reserved in each, in minor units. */
  readonly counters: readonly string[];
  readonly reserved: number;
  readonly issuedAt: Instant;
  /** The batch in which the shop's platform is told of it; absent where none has to be. */
  readonly batch?: string;
}

export interface Redemption {
  readonly order: string;
  /** What the order was discounted by, in minor units. */
  readonly amount: number;
  /** What the order came to, after the discount. */
  readonly total?: number;
  /** What is left of the order after the discount and what the goods cost, where the config says what they do. */
  readonly margin?: number;
  readonly at: Instant;
  /** Who ordered, where that is not the customer to whom it was given. */
  readonly by?: CustomerKey;
}

/**
 * Where a code is in its life. `reserved`: nobody has heard of it. `released`: the order that used it is void, and it is
 * good again. `spent`: the order is void, and by the offer's rule the code stays used. A code expires by its `validUntil`,
 * without being written. `back`: nobody has heard of it, and it lies in its list again.
 */
export type Stage =
  | { readonly stage: "reserved" }
  | { readonly stage: "sent"; readonly sentAt: Instant }
  | { readonly stage: "redeemed"; readonly redemption: Redemption }
  | { readonly stage: "released" | "spent"; readonly redemption: Redemption; readonly voidAt: Instant }
  | {
      readonly stage: "withdrawn";
      readonly why: string;
      readonly withdrawnAt: Instant;
      readonly back?: true;
    };

/** One code in the ledger. `revision` grows with every write: whoever writes says which one was read. */
export type Code = Issued &
  Stage & {
    readonly revision: number;
    /** When a mail with it went, also after it was redeemed. */
    readonly sentAt?: Instant;
    /** Orders whose redemption was void, so that a late message of one does not redeem it again. */
    readonly voided?: readonly string[];
    /** Further orders that have used it, where the shop's till did not ask. */
    readonly extra?: readonly Pick<Redemption, "order" | "amount">[];
    /** Of `reserved`, what had been given back before it was reserved again. */
    readonly settled?: number;
    /** Times that somebody else tried to use it. */
    readonly strangers?: number;
  };
