import middy from "@middy/core";
import {
  bus,
  campaigns,
  clock,
  config,
  customers,
  events,
  expressions,
  journal,
  mailer,
  publicUrl,
  renderer,
  runs,
  secrets,
  sending,
  workflows,
} from "../src/adapters/wiring.ts";
import { makeChainStep } from "../src/app/chains/step.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { ChainTask, WALKS_AT_ONCE } from "../src/contracts/workflows.ts";
import { meter } from "./middleware/meter.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

/** Left for what is under way when a walk ends early. */
const TO_FINISH_MS = 120_000;

const nights = makeNights(runs());
const chainStep = makeChainStep({
  journal: journal(),
  customers: customers(),
  events: events(),
  config: config(),
  workflows: workflows(),
  mailer: mailer(),
  sending: sending(),
  campaigns: campaigns(),
  meter,
  walksAtOnce: WALKS_AT_ONCE,
  renderer: renderer(),
  expressions: expressions(),
  secrets: secrets(),
  model: async () => (await nights.model())?.churn,
  clock,
  publicUrl: publicUrl(),
  bus: bus(),
});

/** Task of the chain state machine: walks one shard of a cohort through the step that is due, or says what comes next. */
export const handler = middy<ChainTask>()
  .use(observed("chain-step"))
  .use(parsed(ChainTask))
  .handler((task, context) => chainStep(task, () => context.getRemainingTimeInMillis() > TO_FINISH_MS));
