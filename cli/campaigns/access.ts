import type { Checking } from "../../src/app/campaigns/check.ts";
import type { Weighed } from "../../src/app/campaigns/documents.ts";
import type { CampaignOverview, CampaignStatus } from "../../src/app/campaigns/read.ts";
import type { Started, StartRequest } from "../../src/app/campaigns/start.ts";
import type { Switched } from "../../src/app/campaigns/switch.ts";

/** What may be done with campaigns: over the tables (over-store.ts) or over the admin API (over-api.ts). */
export interface CampaignsAccess {
  list(): Promise<readonly CampaignOverview[]>;
  /** Begins to look through the base; `checked` answers when that is done. */
  check(campaign: string): Promise<Checking>;
  checked(campaign: string): Promise<Weighed | undefined>;
  /** Over the admin API `by` is whom the token names. */
  start(request: StartRequest): Promise<Started>;
  /** Undefined of one that was never started. */
  status(campaign: string, exact: boolean): Promise<CampaignStatus | undefined>;
  /** Without `why` it goes on. */
  pause(campaign: string, why: string | undefined): Promise<Switched["result"]>;
  /** Answers with how many customers it has ended for; undefined where it is not under way. */
  stop(campaign: string, why: string): Promise<number | undefined>;
}
