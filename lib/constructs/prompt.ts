import { Duration, Validations } from "aws-cdk-lib";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Construct } from "constructs";
import { PROMPT_KINDS } from "../../src/contracts/prompt.ts";
import { LISTS_STREAMS, streamOf } from "./house/fact-stream.ts";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import { mayMail } from "./house/sender.ts";

interface PromptProps {
  readonly platform: Platform;
  /** The events table. */
  readonly table: ITable;
}

/** New facts of the kinds that may begin a prompt chain; whether one waits for them, the function asks the config. */
const BEGINNINGS = {
  eventName: FilterRule.isEqual("INSERT"),
  dynamodb: { NewImage: { kind: { S: [...PROMPT_KINDS] } } },
};

/**
 * The quick reader of the events table's stream: sends the first mail of prompt chains within seconds. It has no queue for
 * what it gives up, because the projector and the chain's cohort come to the same records minutes later.
 */
export class Prompt extends Construct {
  constructor(scope: Construct, id: string, { platform, table }: PromptProps) {
    super(scope, id);
    const { events, customers, tastes, checkpoints, journal, config, bus, chains, till } = platform;
    const prompt = new NodeFunction(this, "prompt", {
      platform,
      memory: 512,
      timeout: Duration.minutes(1),
      access: [
        events("GetItem", "Query", "PutItem"),
        customers("GetItem", "UpdateItem"),
        tastes("GetItem", "PutItem"),
        checkpoints("GetItem", "PutItem"),
        journal("BatchGetItem"),
        config("GetItem", "Query"),
        bus,
        chains,
        till,
        ...mayMail(platform, "BatchGetItem"),
      ],
      hurts: "Who signs up waits minutes instead of seconds for the first mail of a prompt chain.",
      runbook: "chains",
      share: 0.01,
    });
    prompt.addEventSource(
      new DynamoEventSource(streamOf(this, table), {
        startingPosition: StartingPosition.LATEST,
        batchSize: 10,
        // What is said together, who they are and what they agreed to, is stored by then.
        maxBatchingWindow: Duration.seconds(1),
        bisectBatchOnError: true,
        retryAttempts: 2,
        // By then the cohort has come.
        maxRecordAge: Duration.minutes(5),
        reportBatchItemFailures: true,
        filters: [FilterCriteria.filter(BEGINNINGS)],
      }),
    );
    if (prompt.role) Validations.of(prompt.role).acknowledge(LISTS_STREAMS);
  }
}
