import middy from "@middy/core";
import {
  budgets,
  catalogue,
  conditionChecks,
  config,
  customers,
  events,
  journal,
  resultsFiles,
  runs,
  scratchRuns,
  secrets,
  tastes,
} from "../src/adapters/wiring.ts";
import { makeWorkOutPlan } from "../src/app/foresight/plan/work-out-plan.ts";
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
  elapsed: () => performance.now(),
});

/** Task of the plan state machine: what a config would do, kept for whoever asked. */
export const handler = middy<PlanInput>()
  .use(observed("config-plan"))
  .use(parsed(PlanInput))
  .handler(workOutPlan);
