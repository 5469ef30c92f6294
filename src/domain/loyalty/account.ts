import type { Day } from "../basics/calendar.ts";

/**
 * Points that become good on one day and end on another: `active` the first day on which they can be spent, `expires` the
 * first on which they cannot; never where it is absent. Lots of the same days are one.
 */
export interface Lot {
  readonly points: number;
  readonly active: Day;
  readonly expires?: Day;
}

/**
 * What the facts of a customer come to under the dated rules: what is left of every lot after everything that was spent,
 * oldest first. Days are the shop's; what is pending, good or expired today follows from them.
 */
export interface LoyaltyAccount {
  /** By `expires`, then `active`; none of them empty. */
  readonly lots: readonly Lot[];
  /** Points spent, less those that came back. */
  readonly spent: number;
  /** All points ever awarded, less those that were taken back. */
  readonly earned: number;
  /** Points that a refund took back after they had been spent, where the shop allows a debt. */
  readonly debt?: number;
  readonly level: string;
  /** Since when; before that, `previousLevel`. */
  readonly levelSince?: Day;
  readonly previousLevel?: string;
  /** Until when a level is kept that the spend no longer reaches. */
  readonly graceUntil?: Day;
  /** The next level, and the spend (minor units) that it still takes. */
  readonly next?: { readonly level: string; readonly missing: number };
  readonly firstEarnedOn?: Day;
  readonly firstSpentOn?: Day;
}
