import type { CampaignRun, CampaignStatus, Weighed } from "../../../web/src/api/campaigns.ts";

export const NOW = Date.UTC(2026, 2, 1, 9);

export const runOf = (given: Partial<CampaignRun> = {}): CampaignRun => ({
  ...{ campaign: "spring", start: 1, version: 3, by: "ann", startedAt: NOW, beginsAt: NOW, restarts: 0 },
  ...{ phase: "running", phaseSince: NOW, countedFrom: NOW },
  ...given,
});

export const weighedOf = (at = NOW): Weighed => ({
  begun: { campaign: "spring", version: 3, start: 0, startedAt: at, beginsAt: at, shardCount: 1 },
  ...{ at, currency: "EUR", customers: 1_000, mailsASecond: 14, lastDue: at + 7_200_000, days: [60] },
  waterfall: {
    audience: 100,
    lost: {
      "no-consent": { "no consent to mails": 25, unsubscribed: 5 },
      ...{ suppressed: {}, unwanted: {}, "not-meant": {}, "too-late": {} },
    },
    ...{ holdout: 8, capped: { "over 2 mails in 7 days": 2 }, twice: 0, mails: 60, zones: { UTC: 60 } },
    discount: { mails: { "10%": 60 }, ofAverageOrders: 12_000, withoutOrders: 0, none: {} },
  },
  table: { beginsAt: at, late: "tomorrow", spreadMs: 7_200_000, days: [], timeZone: "UTC" },
  plan: {
    ...{ stateTransitions: 1, readUnits: 1, writeUnits: 1, functionMs: 1, sendingMs: 7_200_000 },
    dollars: { mails: 0.006, writes: 0, reads: 0, stateMachines: 0, functions: 0, total: 0.0061 },
  },
});

export const statusOf = (run: CampaignRun): CampaignStatus => ({
  ...{ run, paused: run.paused !== undefined, weighed: weighedOf() },
  counts: { sent: 50, unknown: 0, bounced: 1, complained: 0 },
  outcome: {
    at: NOW,
    tally: {
      by: {
        mail: { sent: { "": 50 }, skipped: { unsubscribed: 4 } },
        holdout: { holdout: { "": 8 } },
        capped: {},
      },
      ...{ waiting: 6, boughtAfterMail: 7, boughtHeldOut: 1 },
    },
  },
});
