import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { FlowCounts, MovesCount } from "../../domain/night/flows.ts";

/** How customers moved until a night; kept for each, for two years. */
export interface NightFlows extends Omit<FlowCounts, "moves" | "since"> {
  /** Without tiers in nights before they were counted. */
  readonly moves: Omit<MovesCount, "tiers"> & Partial<MovesCount>;
  /** Absent in nights before it was counted. */
  readonly since?: FlowCounts["since"];
  readonly run: string;
  /** The night that the moves are counted from; absent in one that compares with nothing. */
  readonly basis?: string;
  /** The night on whose verdict the period began. */
  readonly eve: string;
  readonly periodDays: number;
}

/** Who of one shard is where: keys by segment, then by RFM cell. */
export type MemberLists = Readonly<Record<string, Readonly<Record<string, readonly CustomerKey[]>>>>;

/** How many of each shard are where, so that whoever looks for a group opens the right lists. */
export interface MemberIndex {
  /** Lists are the documents `members/<fence>/<shard>` of the run. */
  readonly fence: number;
  readonly shards: readonly {
    readonly segments: Readonly<Record<string, number>>;
    readonly cells: Readonly<Record<string, number>>;
  }[];
}

/** The lists that readers open. */
export interface LatestMembers {
  readonly run: string;
  readonly fence: number;
}
