import middy from "@middy/core";
import { clock, codes, config, customers, resultsFiles, runs } from "../src/adapters/wiring.ts";
import { makeResultsShard } from "../src/app/nightly/results-shard.ts";
import { NightlyShard } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

/** Task of the nightly state machine: the results of one part of the customers. */
export const handler = middy<NightlyShard>()
  .use(observed("nightly-results"))
  .use(parsed(NightlyShard))
  .handler(
    makeResultsShard({
      runs: runs(),
      config: config(),
      clock,
      customers: customers(),
      codes: codes(),
      files: resultsFiles(),
    }),
  );
