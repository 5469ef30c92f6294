import middy from "@middy/core";
import { catalogue, clock, config, runs } from "../src/adapters/wiring.ts";
import { makeFit } from "../src/app/nightly/fit.ts";
import { NightlyPlan } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const fit = makeFit({ runs: runs(), catalogue: catalogue(), config: config(), clock });

/** Task of the nightly state machine: the night's cut points and churn model. */
export const handler = middy<NightlyPlan>()
  .use(observed("nightly-fit"))
  .use(parsed(NightlyPlan))
  .handler(fit);
