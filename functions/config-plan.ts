import middy from "@middy/core";
import {
  budgets,
  catalogue,
  conditionChecks,
  config,
  configFiles,
  customers,
  events,
  journal,
  loadConfig,
  resultsFiles,
  runs,
  scratchRuns,
  secrets,
  tastes,
  triedMails,
  unpackConfig,
} from "../src/adapters/wiring.ts";
import { makeOpenUpload } from "../src/app/config/open-upload.ts";
import { makeWorkOutPlan } from "../src/app/foresight/plan/work-out-plan.ts";
import { CONFIG_ARCHIVE_BYTES } from "../src/contracts/config-limits.ts";
import { USD_PER_THOUSAND_MAILS } from "../src/contracts/mail-cost.ts";
import { PlanInput } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const workOutPlan = makeWorkOutPlan({
  config: config(),
  runs: runs(),
  customers: customers(),
  tastes: tastes(),
  catalogue: catalogue(),
  journal: journal(),
  events: events(),
  budgets: budgets(),
  files: resultsFiles(),
  secrets: secrets(),
  expressions: conditionChecks().expressions,
  scratch: scratchRuns,
  mailPrice: USD_PER_THOUSAND_MAILS,
  ...{ loadConfig, tried: triedMails() },
  openUpload: makeOpenUpload({
    ...{ configFiles: configFiles(), unpack: unpackConfig, mostBytes: CONFIG_ARCHIVE_BYTES },
  }),
  elapsed: () => performance.now(),
});

/** Task of the plan state machine: what a config would do, kept for whoever asked. */
export const handler = middy<PlanInput>()
  .use(observed("config-plan"))
  .use(parsed(PlanInput))
  .handler(workOutPlan);
