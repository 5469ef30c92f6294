import type { Localised } from "./localised.ts";

/** loyalty.yaml. Money in the store's currency, whole units; durations as `30d`. No programme where the file is absent. */
export interface Loyalty {
  readonly name: Localised;
  readonly points: {
    /** What a point is worth at the till. */
    readonly worth: number;
    /** One, few, many: as the shop calls them. */
    readonly name?: Localised;
    /** How long before they expire points count as expiring soon. */
    readonly expiring_soon: string;
  };
  /** Ascending by `from`. What was awarded under one is taken back under it. */
  readonly rules: readonly LoyaltyRules[];
  readonly referral?: Referral;
  /** Percent of members who get none of the mails of chains with `loyalty: true`, to measure against. */
  readonly holdout_percent: number;
  /** Ascending; every rule set says at what spend each of them begins, the first at 0. */
  readonly levels: readonly Level[];
  /** By id, as conditions and mails name them. */
  readonly privileges: Readonly<Record<string, { readonly name: Localised }>>;
}

export interface Level {
  readonly id: string;
  readonly name: Localised;
  readonly privileges: readonly string[];
}

export interface LoyaltyRules {
  /**
   * `YYYY-MM-DD` in the shop's time zone. Absent in the first set alone, which holds from the beginning then; with it,
   * nothing from before that day earns points, and all that was spent before counts for levels.
   */
  readonly from?: string;
  /** What cashback under these rules reckons a point at; `points.worth` when absent. */
  readonly worth?: number;
  /** By level id: the spend that it starts at, and the share of an order that comes back as points. */
  readonly levels: Readonly<Record<string, LevelRule>>;
  /** The spend that levels count: of so many days, or `ever`. */
  readonly level_window: string;
  /** How long a level is kept when the spend no longer reaches it. */
  readonly level_grace: string;
  /** Percent of what is bought of a category, in place of the level's. */
  readonly categories?: Readonly<Record<string, number>>;
  /** Days, both included, on which what an order earns is multiplied; the largest that fits counts. */
  readonly boosts?: readonly Boost[];
  readonly actions?: Readonly<Record<string, ActionAward>>;
  /** How long what an order earned is pending: from the order, or from the delivery where that comes within it. */
  readonly return_window: string;
  /** How long points are good from the day on which they can be spent, and then to the end of the month; `never`. */
  readonly expires_after: string;
  readonly spend: {
    /** Percent of an order that points may pay, at most. */
    readonly most_percent: number;
    readonly least_points?: number;
    readonly min_order?: number;
  };
  /** Whether a refund may take back more than is left. */
  readonly debt: boolean;
}

export interface LevelRule {
  readonly from: number;
  readonly cashback_percent: number;
}

export interface Boost {
  readonly from: string;
  readonly to: string;
  readonly multiply: number;
  readonly categories?: readonly string[];
}

/** How many times. */
export interface AwardLimits {
  readonly day?: number;
  readonly month?: number;
  readonly life?: number;
}

/** What counts as the action: a review, a sign-up, the day of a date attribute, or one of the store's own events. */
export interface ActionAward {
  readonly on: "reviewed" | "subscribed" | { readonly date: string } | { readonly event: string };
  readonly points: number;
  readonly name: Localised;
  /** Once for each product that is reviewed. */
  readonly once_per_product?: boolean;
  /** A sign-up counts once in a life when absent, anything else as often as it comes. */
  readonly limits?: AwardLimits;
}

export interface Referral {
  /** Given to the friend. */
  readonly friend_offer: string;
  /** To the one who brought the friend, when the friend's first order has outlived the return window. */
  readonly points: number;
  readonly limits?: AwardLimits;
}
