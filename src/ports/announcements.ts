/** What the shop's other systems hear on the event bus. */
export interface Announcement {
  readonly type:
    | "SegmentChanged"
    | "RfmSegmentChanged"
    | "TierChanged"
    | "ChainEntered"
    | "ChainLeft"
    | "NightlyCompleted"
    | "BudgetWarned"
    | "BudgetExhausted"
    | "PoolLow"
    /** A message of another channel than mail: its detail is a `Message` (domain/webhooks). */
    | "MessageEmitted";
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Bus {
  publish(announcements: readonly Announcement[]): Promise<void>;
}
