import middy from "@middy/core";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
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
import { isPrompt, makePromptStep } from "../src/app/chains/prompt.ts";
import { makeTrigger } from "../src/app/chains/trigger.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makeProject } from "../src/app/people/project.ts";
import { makeProjectPromptly } from "../src/app/people/project-promptly.ts";
import { WALKS_AT_ONCE } from "../src/contracts/workflows.ts";
import { meter } from "./middleware/meter.ts";
import { observed } from "./middleware/observed.ts";
import { makeFactStream } from "./people/fact-stream.ts";

const nights = makeNights(runs());
const deps = {
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
};
const onProjected = makeTrigger({ ...deps, chosen: isPrompt, onEntered: makePromptStep(deps) });
const project = makeProject({ ...deps, onProjected });

/** The quick reader of the events table's stream: whoever does what a prompt chain waits for gets its first mail now. */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
  .use(observed("prompt"))
  .handler(makeFactStream(makeProjectPromptly({ config: deps.config, project })));
