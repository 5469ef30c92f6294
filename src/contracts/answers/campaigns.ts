import * as z from "zod";
import { CampaignsRequest } from "../admin.ts";
import { Instant } from "./basics.ts";

const Why = z.object({ why: z.string(), at: Instant });

const CampaignRun = z
  .object({
    campaign: z.string(),
    start: z.int().describe("1 for the first start"),
    version: z.int().describe("Of the config that it keeps"),
    by: z.string(),
    startedAt: Instant,
    beginsAt: Instant,
    endsAt: Instant.exactOptional(),
    restarts: z.int(),
    phase: z
      .enum(["preparing", "running", "ended", "stopped"])
      .describe("`preparing`: the audience is being looked through and entered"),
    phaseSince: Instant,
    paused: Why.extend({ itself: z.boolean().describe("By its own limits") }).exactOptional(),
    stopped: Why.exactOptional(),
    countedFrom: Instant.describe("Mails sent before count towards no limit"),
  })
  .meta({ id: "CampaignRun", description: "One start of a campaign, the latest" });

const CampaignOverview = z
  .object({
    id: z.string(),
    name: z.string().exactOptional().describe("Absent where the version in force has no such campaign"),
    audience: z
      .object({ segment: z.string().exactOptional(), when: z.string().exactOptional(), frozen: z.boolean() })
      .exactOptional(),
    run: CampaignRun.exactOptional().describe("Absent before the first start"),
  })
  .meta({ id: "CampaignOverview" });

export const CAMPAIGNS_SHAPES = {
  "GET /v1/campaigns": {
    summary: "The campaigns, each with its latest start",
    request: CampaignsRequest,
    answer: z.object({ campaigns: z.array(CampaignOverview) }),
  },
};
