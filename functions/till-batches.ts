import middy from "@middy/core";
import {
  clock,
  codes,
  config,
  customers,
  openTill,
  secrets,
  tillBatches,
  tillRuns,
} from "../src/adapters/wiring.ts";
import { makeWorkTill } from "../src/app/shops/work.ts";
import { TillState } from "../src/contracts/workflows.ts";
import { meter } from "./middleware/meter.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

/** Left for the request that is under way when a run ends: half a minute until it is given up, and its retries. */
const TO_FINISH_MS = 60_000;

const work = makeWorkTill({
  queue: tillBatches(),
  runs: tillRuns(),
  config: config(),
  customers: customers(),
  codes: codes(),
  secrets: secrets(),
  open: openTill(),
  meter,
  clock,
});

/** Task of the till state machine: puts the codes that are due on the shop's platform. */
export const handler = middy<TillState>()
  .use(observed("till-batches"))
  .use(parsed(TillState))
  .handler(async (state, context) => {
    await work(() => context.getRemainingTimeInMillis() > TO_FINISH_MS);
    return state;
  });
