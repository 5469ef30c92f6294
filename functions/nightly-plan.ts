import { randomUUID } from "node:crypto";
import middy from "@middy/core";
import { analystSetting, clock, config, customers, runs } from "../src/adapters/wiring.ts";
import { makePlan } from "../src/app/nightly/plan.ts";
import { NightlyInput } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const plan = makePlan({
  runs: runs(),
  customers: customers(),
  config: config(),
  clock,
  newId: randomUUID,
  analystSetting: analystSetting(),
});

/** First task of the nightly state machine: begins the night, or says why there is nothing to do. */
export const handler = middy<NightlyInput>()
  .use(observed("nightly-plan"))
  .use(parsed(NightlyInput))
  .handler(plan);
