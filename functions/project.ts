import middy from "@middy/core";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import {
  bus,
  clock,
  config,
  customers,
  events,
  expressions,
  journal,
  secrets,
  workflows,
} from "../src/adapters/wiring.ts";
import { makeTrigger } from "../src/app/chains/trigger.ts";
import { makeProject } from "../src/app/people/project.ts";
import { observed } from "./middleware/observed.ts";
import { makeFactStream } from "./people/fact-stream.ts";

const onProjected = makeTrigger({
  journal: journal(),
  events: events(),
  workflows: workflows(),
  expressions: expressions(),
  config: config(),
  bus: bus(),
  clock,
});
const project = makeProject({
  events: events(),
  customers: customers(),
  config: config(),
  secrets: secrets(),
  onProjected,
});

/** Consumer of the events table's stream: folds customers again and starts the chains that wait for what they did. */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
  .use(observed("project"))
  .handler(makeFactStream(project));
