import type { Instant } from "../../../domain/basics/calendar.ts";
import type { Estimate } from "../../../domain/basics/finite-proportion.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import type { Forecast } from "../../../domain/foresight/chances.ts";
import type { Unusual } from "../../../domain/night/usual.ts";
import type { Refolding } from "../../config/effects.ts";

/** Customers whom the new config puts elsewhere in the next night than the config in force would. Exact. */
export interface PlannedMove {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  /** At most five. */
  readonly examples: readonly CustomerKey[];
}

/**
 * What the next night does with a chain. `entrants` is exact: who meets the entry condition. The rest is exact where all of
 * them were looked at (low and high are the same), else told from a sample of them.
 */
export interface Tonight {
  readonly entrants: number;
  /** Why all of them wait until somebody approves; nobody enters then. */
  readonly held?: Unusual;
  /** Without those who are in the chain already, or were too recently. */
  readonly entering: Estimate;
  readonly heldOut: Estimate;
  /** Of those who enter: to whom nothing may or is to be sent. */
  readonly unmailed: Estimate;
  /** Of those who enter: whose first mail the frequency cap puts off or skips, by the mails that have gone. */
  readonly capped: Estimate;
  /** Of those who enter: whose first mail goes. */
  readonly mailed: Estimate;
  readonly examples: readonly CustomerKey[];
}

/**
 * What the next 30 nights bring. `records`: the stored records as time passes. `history`: what happened in the last 30
 * days. `unknown`: nobody can say, because what the chain waits for has never been counted.
 */
export interface Month {
  readonly by: "records" | "history" | "unknown";
  readonly entries: Forecast;
  readonly heldOut: Forecast;
  readonly mails: Forecast;
  /** Of `mails`: beyond the shop's frequency cap. Undefined where mails were not followed one by one. */
  readonly overCap?: Forecast;
  readonly codes?: Forecast;
  readonly discount?: PlannedDiscount;
  /** AWS, US dollars at list prices. */
  readonly usd: Forecast;
}

/** In minor units of the store's currency. */
export interface PlannedDiscount {
  /** All codes used, at the most that each can cost; null where nobody counts how many there will be at most. */
  readonly most: number | null;
  /** Codes of which nothing bounds the cost; `most` is without them. */
  readonly unbounded: number;
  /**
   * From records: by the share of each offer's codes that was used, at the customers' average orders. From history: what
   * codes have cost. Absent where nothing is known.
   */
  readonly expected?: Omit<Forecast, "most">;
  /** Codes of offers of which too few are over to say, or that have changed since; `expected` is without them. */
  readonly withoutRate: number;
}

export interface Outlook {
  readonly tonight: Tonight;
  readonly month: Month;
}

export interface PlannedChain {
  readonly chain: string;
  readonly change: "new" | "gone" | "changed" | "same";
  readonly before?: Outlook;
  readonly after?: Outlook;
}

/** What somebody should look at before the config is published: what the config in force does as well is none. */
export type PlanWarning =
  /** The next night would hold the chain's entries until somebody approves them. */
  | {
      readonly kind: "held-tonight";
      readonly chain: string;
      readonly entrants: number;
      readonly because: Unusual;
    }
  /** A later night would, as time passes. `night`: nights after the next one. */
  | {
      readonly kind: "held-later";
      readonly chain: string;
      readonly night: number;
      readonly entrants: number;
      readonly because: Unusual;
    }
  /** As time passes nobody enters any more a chain that the config in force enters so many in over 30 nights. */
  | { readonly kind: "nobody-enters"; readonly chain: string; readonly before: number }
  | { readonly kind: "segment-emptied"; readonly segment: string; readonly before: number }
  /** More codes would be reserved than the budget has left. Amounts in minor units. */
  | {
      readonly kind: "budget";
      /** As `offer:first_order@2026-11`. */
      readonly counter: string;
      readonly left: number;
      readonly most: number;
      readonly expected: number;
    }
  /** Share of the mails for which the shop's frequency cap has no place. */
  | { readonly kind: "cap"; readonly share: number; readonly before: number }
  /** Mails of the next 30 days. */
  | { readonly kind: "more-mails"; readonly before: number; readonly after: number };

/** What publishing a config would do. */
export interface ConfigPlan {
  /** In force; null before the first publication. */
  readonly version: number | null;
  /** The night that is looked at, and when it begins. */
  readonly night: string;
  readonly at: Instant;
  readonly currency: string;
  readonly customers: number;
  /** That night compares with nothing, so it only takes stock: nobody enters by segment or date. */
  readonly takesStock: boolean;
  /** Profiles that the night folds again first: what is said here is by the profiles as they are. */
  readonly refolding?: Refolding;
  readonly segments: {
    readonly moves: readonly PlannedMove[];
    readonly sizes: readonly PlannedSize[];
  };
  readonly tiers: { readonly moves: readonly PlannedMove[]; readonly sizes: readonly PlannedSize[] };
  readonly chains: readonly PlannedChain[];
  /** All chains together but those of which nothing is known. */
  readonly total: { readonly before?: Total; readonly after: Total };
  readonly warnings: readonly PlanWarning[];
}

export interface PlannedSize {
  readonly id: string;
  /** Null where that config has none of this id. */
  readonly before: number | null;
  readonly after: number | null;
}

export type Total = Pick<Month, "entries" | "mails" | "overCap" | "codes" | "discount" | "usd">;
