import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import { openRecord } from "../recording/record.ts";
import { recorded } from "../recording/recorded.ts";
import type { CampaignsAccess } from "./access.ts";
import { CAMPAIGN_ROWS } from "./changing.ts";

export type OpenCampaigns = (which: WhichConfig) => Promise<CampaignsAccess>;

/** The campaigns of the deployment that answers, or of the one whose admin API is named. */
export async function openCampaigns(which: WhichConfig): Promise<CampaignsAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeCampaignsOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const [wiring, { makeCampaignsOverStore }] = await Promise.all([
    import("../../src/adapters/wiring.ts"),
    import("./over-store.ts"),
  ]);
  const began = performance.now();
  const access = makeCampaignsOverStore({
    campaigns: wiring.campaigns(),
    campaignRuns: wiring.campaignRuns(),
    runs: wiring.runs(),
    config: wiring.config(),
    customers: wiring.customers(),
    journal: wiring.journal(),
    // On the local stack the time is not that of this machine.
    clock: { now: () => now + Math.round(performance.now() - began) },
    bus: wiring.bus(),
  });
  return recorded(access, CAMPAIGN_ROWS, await openRecord(now));
}
