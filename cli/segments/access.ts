import type { CountAnswer, CountRequest } from "../../src/app/report/count-people.ts";
import type { MembersAnswer, MembersRequest } from "../../src/app/report/list-members.ts";
import type { SegmentsOverview } from "../../src/app/report/list-segments.ts";
import type { FlowsRequest, SegmentFlows } from "../../src/app/report/segment-flows.ts";

/** What may be asked about segments: over the tables (over-store.ts) or over the admin API (over-api.ts). */
export interface SegmentsAccess {
  /** Undefined before a config is published. */
  list(): Promise<SegmentsOverview | undefined>;
  /** From the night's sample. */
  count(request: CountRequest): Promise<CountAnswer>;
  /** Undefined before the first night. */
  flows(request: FlowsRequest): Promise<SegmentFlows | undefined>;
  /** What reads the whole customers table; undefined for who may not. */
  readonly everybody?: Everybody;
}

export interface Everybody {
  /** About how many customers there are. */
  customers(): Promise<number>;
  count(request: CountRequest, onProgress: (done: number) => void): Promise<CountAnswer>;
  members(request: MembersRequest): Promise<MembersAnswer>;
  /** DynamoDB's read units that this process has consumed so far. */
  readUnits(): number;
}
