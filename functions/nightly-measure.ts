import middy from "@middy/core";
import { clock, config, customers, keepPutAside, runs, tastes } from "../src/adapters/wiring.ts";
import { makeMeasure } from "../src/app/nightly/measure.ts";
import { NightlyShard } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

keepPutAside();

const measure = makeMeasure({
  runs: runs(),
  customers: customers(),
  tastes: tastes(),
  config: config(),
  clock,
});

/** Task of the nightly state machine: one shard's statistics. */
export const handler = middy<NightlyShard>()
  .use(observed("nightly-measure"))
  .use(parsed(NightlyShard))
  .handler(measure);
