/** What the shop's other systems hear on the event bus. */
export interface Announcement {
  readonly type:
    | "SegmentChanged"
    | "RfmSegmentChanged"
    | "TierChanged"
    | "ChainEntered"
    | "ChainLeft"
    | "NightlyCompleted";
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Bus {
  publish(announcements: readonly Announcement[]): Promise<void>;
}
