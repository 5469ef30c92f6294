import type { Instant } from "../domain/basics/calendar.ts";
import type { CampaignRun } from "../domain/campaigns/run.ts";
import type { SendCounts } from "../domain/mail/sending.ts";

/** The latest start of each campaign, and what became of its mails. */
export interface CampaignStore {
  /** Read strongly; `revision` is 0 before the first start. */
  read(campaign: string): Promise<{ readonly run?: CampaignRun; readonly revision: number }>;
  /** False when somebody else has written since `revision` was read. */
  write(run: CampaignRun, revision: number): Promise<boolean>;
  list(): Promise<readonly CampaignRun[]>;
  /** Adds to the counts of one start since `countedFrom`; answers with what they are then. */
  count(of: CountsKey, more: Partial<SendCounts>): Promise<SendCounts>;
  counts(of: CountsKey): Promise<SendCounts>;
}

export interface CountsKey {
  readonly campaign: string;
  readonly start: number;
  readonly countedFrom: Instant;
}

/** One execution of the campaign state machine. */
export interface CampaignTaskInput {
  readonly campaign: string;
  /** A start's number, or `check`. */
  readonly which: number | "check";
  /** Tells one check from another, and one try of a start from the next. */
  readonly execution: string;
}

export interface CampaignRuns {
  /** A second start of the same is the same execution; `there`: it has ended. */
  start(input: CampaignTaskInput): Promise<"started" | "there">;
}
