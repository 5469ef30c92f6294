import { randomUUID } from "node:crypto";
import middy from "@middy/core";
import * as z from "zod";
import { analystSetting, clock, config, customers, runs } from "../src/adapters/wiring.ts";
import { makePlan } from "../src/app/nightly/plan.ts";
import { GiveBack, NightlyInput } from "../src/contracts/workflows.ts";
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

const Asked = z.union([GiveBack, NightlyInput]);

/**
 * First task of the nightly state machine: begins the night, or says why there is nothing to do. Its last one as well where
 * a night has failed: what still works on it then stops.
 */
export const handler = middy<z.infer<typeof Asked>>()
  .use(observed("nightly-plan"))
  .use(parsed(Asked))
  .handler((asked) => ("giveBack" in asked ? runs().releaseLease(asked.giveBack) : plan(asked)));
