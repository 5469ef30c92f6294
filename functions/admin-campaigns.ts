import {
  bus,
  campaignRuns,
  campaigns,
  changeLog,
  clock,
  config,
  customers,
  journal,
  runs,
} from "../src/adapters/wiring.ts";
import { makeCampaignsHandler } from "./admin/campaigns-handler.ts";

/** /v1/campaigns/…: check, start, status, pause, resume, stop. */
export const handler = makeCampaignsHandler({
  campaigns: campaigns(),
  campaignRuns: campaignRuns(),
  runs: runs(),
  config: config(),
  customers: customers(),
  journal: journal(),
  clock,
  bus: bus(),
  changeLog: changeLog(),
});
