/** What the shop's other systems hear on the event bus. */
export interface Announcement {
  readonly type:
    | "SegmentChanged"
    | "RfmSegmentChanged"
    | "TierChanged"
    | "ChainEntered"
    | "ChainLeft"
    /** Of the loyalty programme: `from`, `to`, and whether only other rules have moved it. */
    | "LevelChanged"
    | "NightlyCompleted"
    /** The figures of chains and campaigns are made: the last day that stays as it is. */
    | "ResultsReady"
    /** A budget of codes is taken to four fifths, or to its end. */
    | "BudgetWarned"
    | "BudgetExhausted"
    /** A fifth, a week's use or nothing is left of the codes that were uploaded for an offer. */
    | "PoolLow"
    /** The shop or an operator asks to erase a customer: where that fact is. */
    | "ErasureRequested"
    /** A message of another channel than mail: its detail is a `Message` (domain/webhooks). */
    | "MessageEmitted";
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Bus {
  publish(announcements: readonly Announcement[]): Promise<void>;
}
