import * as z from "zod";
import {
  CampaignRequest,
  CampaignStatusRequest,
  CampaignsRequest,
  PauseCampaignRequest,
  StartCampaignRequest,
  StopCampaignRequest,
} from "../admin.ts";
import { Count, InLanguages, Instant } from "./basics.ts";
import { CampaignRun, Outcome, Weighed } from "./campaign-parts.ts";
import type { Shapes } from "./shape.ts";

const CampaignOverview = z
  .object({
    id: z.string(),
    name: InLanguages.exactOptional().describe(
      "By language; absent where the version in force has no such campaign",
    ),
    audience: z
      .object({ segment: z.string().exactOptional(), when: z.string().exactOptional(), frozen: z.boolean() })
      .exactOptional(),
    run: CampaignRun.exactOptional().describe("Absent before the first start"),
  })
  .meta({ id: "CampaignOverview" });

const Switched = z.object({ result: z.literal("switched"), run: CampaignRun, changed: z.boolean() });

export const CAMPAIGNS_SHAPES = {
  "GET /v1/campaigns": {
    summary: "The campaigns, each with its latest start",
    request: CampaignsRequest,
    answer: z.object({ campaigns: z.array(CampaignOverview) }),
  },
  "GET /v1/campaigns/{campaign}": {
    summary: "How a campaign's latest start goes",
    description: "`exact=true` counts what became of everybody now, however many there are.",
    request: CampaignStatusRequest,
    answer: z.object({
      run: CampaignRun,
      paused: z.boolean().describe("Whether its switch stands at pause, which holds at once"),
      counts: z.object({
        sent: Count,
        unknown: Count.describe("Nobody knows whether the mail service took them"),
        bounced: Count.describe("Addresses that do not exist"),
        complained: Count,
      }),
      weighed: Weighed.exactOptional().describe("Absent while the audience is being looked through"),
      outcome: Outcome.exactOptional().describe("What became of everybody; absent before the first count"),
    }),
  },
  "GET /v1/campaigns/{campaign}/check": {
    summary: "What the last check found",
    request: CampaignRequest,
    answer: Weighed,
  },
  "POST /v1/campaigns/{campaign}/check": {
    summary: "Begin to look through the audience",
    description: "Lets nobody in. Ask for the check until its `at` is not before `since`.",
    request: CampaignRequest,
    answer: z.object({ result: z.literal("checking"), since: Instant }),
    statuses: [202],
  },
  "POST /v1/campaigns/{campaign}/start": {
    summary: "Start a campaign",
    description: "202 for a new start; 200 where it was started before, or is over and `again` is missing.",
    request: StartCampaignRequest,
    answer: z.object({ result: z.enum(["started", "under-way", "over"]), run: CampaignRun }),
    statuses: [200, 202],
  },
  "POST /v1/campaigns/{campaign}/pause": {
    summary: "Pause a campaign at once",
    request: PauseCampaignRequest,
    answer: Switched,
  },
  "POST /v1/campaigns/{campaign}/resume": {
    summary: "Let a paused campaign go on",
    request: CampaignRequest,
    answer: Switched,
  },
  "POST /v1/campaigns/{campaign}/stop": {
    summary: "End a start for good",
    request: StopCampaignRequest,
    answer: z.object({
      result: z.literal("stopped"),
      run: CampaignRun,
      stopped: Count.describe("Runs of customers that this call ended"),
      next: z.int().exactOptional().describe("Time ran out: send the same again with `from` set to it"),
    }),
  },
} satisfies Shapes<"admin-campaigns">;
