import type { Day } from "../basics/calendar.ts";

/**
 * Points that become good on one day and end on another: `active` the first day on which they can be spent, `expires` the
 * first on which they cannot; never where it is absent. Lots of the same days are one; of those that could be spent for more
 * than a week before the account's `on`, `active` is the last of about a month.
 */
export interface Lot {
  readonly points: number;
  readonly active: Day;
  readonly expires?: Day;
  /** Of points that a day brings by itself, as a birthday's: before that day they are nobody's, not even pending. */
  readonly given?: Day;
}

/** From `from` on the customer has the level, if nothing else happens. */
export interface LevelChange {
  readonly from: Day;
  readonly level: string;
}

/**
 * What the facts of a customer come to under the dated rules: what is left of every lot after everything that was spent,
 * oldest first. Days are the shop's; what is pending, good or expired on a later day follows from them (balance.ts,
 * levels.ts). Until `on`, `earned - spent - expired + debt + uncovered` are the points of the lots that are given by then.
 */
export interface LoyaltyAccount {
  /** The day of the last thing that happened in it. */
  readonly on: Day;
  /** By `expires`, then `active`; none of them empty, none of them expired on `on`. */
  readonly lots: readonly Lot[];
  /** Points spent, less those that came back. */
  readonly spent: number;
  /** All points ever awarded, less those that were taken back. */
  readonly earned: number;
  /** What had expired unspent by `on`. */
  readonly expired?: number;
  /** Points that a refund took back after they had been spent, where the shop allows a debt. What comes in pays it first. */
  readonly debt?: number;
  /** Points that were spent and turned out never to have been there, where the shop allows no debt: its loss. */
  readonly uncovered?: number;
  /** On the day `on`, as all levels here. */
  readonly level: string;
  /** Since when; before that, `previousLevel`. */
  readonly levelSince?: Day;
  readonly previousLevel?: string;
  /** When the level is lost if nothing else is bought: the first day without it. */
  readonly graceUntil?: Day;
  /** What comes after `on` if nothing else happens, ascending. */
  readonly changes?: readonly LevelChange[];
  /** The next level, and the spend (minor units) that it still takes. */
  readonly next?: { readonly level: string; readonly missing: number };
  readonly firstEarnedOn?: Day;
  readonly firstSpentOn?: Day;
}
