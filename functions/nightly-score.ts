import middy from "@middy/core";
import {
  catalogue,
  clock,
  codes,
  config,
  customers,
  events,
  expressions,
  journal,
  runs,
  tastes,
} from "../src/adapters/wiring.ts";
import { makeScore } from "../src/app/nightly/score.ts";
import { NightlyShard } from "../src/contracts/workflows.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const score = makeScore({
  runs: runs(),
  customers: customers(),
  events: events(),
  tastes: tastes(),
  catalogue: catalogue(),
  config: config(),
  expressions: expressions(),
  journal: journal(),
  codes: codes(),
  clock,
});

/** Task of the nightly state machine: scores and segments of one shard's customers. */
export const handler = middy<NightlyShard>()
  .use(observed("nightly-score"))
  .use(parsed(NightlyShard))
  .handler(score);
