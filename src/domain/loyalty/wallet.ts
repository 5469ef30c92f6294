import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey } from "../facts/facts.ts";
import type { LoyaltyAccount } from "./account.ts";

/** Points that one order at a till has put aside, and what became of them. */
export interface Hold {
  readonly order: string;
  readonly points: number;
  readonly at: Instant;
  /** A hold that nobody commits ends by itself. */
  readonly until: Instant;
  readonly state: "held" | "committed" | "cancelled" | "returned";
}

/**
 * What tills decide on: what the projector last made of the facts, and what the tills have done since. `spent` is all that
 * was ever committed, less what was returned; the account's own `spent` lags it by the facts on their way. What can be
 * spent is the account's good points, less that difference, less what is held.
 */
export interface Wallet {
  readonly customer: CustomerKey;
  readonly revision: number;
  readonly account: Pick<LoyaltyAccount, "lots" | "spent" | "debt" | "level">;
  readonly spent: number;
  /** Those under way and the newest others, oldest first. */
  readonly holds: readonly Hold[];
  readonly changedAt: Instant;
  /** The card's number, where one was asked for. */
  readonly card?: string;
}
