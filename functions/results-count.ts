import middy from "@middy/core";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { resultsFiles } from "../src/adapters/wiring.ts";
import { makeKeepTold } from "../src/app/results/log.ts";
import { observed } from "./middleware/observed.ts";
import { makeJournalStream } from "./results/journal-stream.ts";

/** Consumer of the journal table's stream: keeps what happened to entries and sends, for the night's results. */
export const handler = middy<DynamoDBStreamEvent>()
  .use(observed("results-count"))
  .handler(makeJournalStream(makeKeepTold({ files: resultsFiles() })));
