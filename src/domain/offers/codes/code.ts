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
  /** By which it is found, upper case; as it stands in mails unless `written` says otherwise. */
  readonly code: string;
  /** Of a code of an uploaded list that is not in upper case: as the list has it. */
  readonly written?: string;
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
  /** When its budget was reserved: a walk does that for several codes at once. `issuedAt` when absent. */
  readonly reservedAt?: Instant;
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
  readonly at: Instant;
  /** Who ordered, where that is not the customer to whom it was given. */
  readonly by?: CustomerKey;
  /** Of an order that says itself that it had the discount: the shop has given it. A till asks before it gives any. */
  readonly given?: true;
}

/**
 * Where a code is in its life. `reserved`: nobody has heard of it. `released`: the order that used it is void, and it is
 * good again. `spent`: the order is void, and by the offer's rule the code stays used. A code expires by its `validUntil`,
 * without being written.
 */
export type Stage =
  | { readonly stage: "reserved" }
  | { readonly stage: "sent"; readonly sentAt: Instant }
  | { readonly stage: "redeemed"; readonly redemption: Redemption }
  | { readonly stage: "released" | "spent"; readonly redemption: Redemption; readonly voidAt: Instant }
  | { readonly stage: "withdrawn"; readonly withdrawal: Withdrawal };

export interface Withdrawal {
  readonly why: string;
  readonly at: Instant;
}

/** What stays known of a code, whichever stage it is in. */
export interface Remembered {
  /** When a mail with it went, also after it was redeemed. */
  readonly sentAt?: Instant;
  /** Orders whose redemption was void, so that a late message of one does not redeem it again. */
  readonly voided?: readonly string[];
  /** Times that somebody else tried to use it. */
  readonly strangers?: number;
  /** Also of a code that a shop has taken all the same: it is not good again when that order is cancelled. */
  readonly withdrawal?: Withdrawal;
}

/** One code in the ledger. `revision` grows with every write: whoever writes says which one was read. */
export type Code = Issued & Stage & Remembered & { readonly revision: number };
