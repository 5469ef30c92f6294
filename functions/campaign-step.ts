import middy from "@middy/core";
import {
  bus,
  campaigns,
  clock,
  config,
  customers,
  events,
  experiments,
  expressions,
  journal,
  mailRate,
  runs,
  secrets,
  workflows,
} from "../src/adapters/wiring.ts";
import { makeCampaignStep } from "../src/app/campaigns/step.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { PRICES } from "../src/contracts/prices.ts";
import { CampaignTask } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const campaignStep = makeCampaignStep({
  campaigns: campaigns(),
  runs: runs(),
  config: config(),
  customers: customers(),
  events: events(),
  journal: journal(),
  experiments: experiments(),
  workflows: workflows(),
  expressions: expressions(),
  secrets: secrets(),
  nights: makeNights(runs()),
  mailsASecond: mailRate(),
  prices: PRICES,
  clock,
  bus: bus(),
});

/** Task of the campaign state machine. What it finds goes to the config table; it answers only with what comes next. */
export const handler = middy<CampaignTask>()
  .use(observed("campaign-step"))
  .use(parsed(CampaignTask))
  .handler(
    async ({ which, ...task }) =>
      (await campaignStep({ ...task, which: which === "check" ? which : Number(which) })) ?? {},
  );
