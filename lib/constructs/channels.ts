import { Duration } from "aws-cdk-lib";
import { type EventBus, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import {
  Choice,
  Condition,
  type IChainable,
  type StateMachine,
  Succeed,
  Wait,
  WaitTime,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { FailureQueue } from "./house/failure-queue.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";
import { invoke, namedMachine, Workflow } from "./house/workflow.ts";

const HURTS = "Customers do not get the text messages and calls that chains decide on. Mails go.";
const RUNBOOK = "webhooks";

interface ChannelsProps {
  readonly platform: Platform;
  readonly bus: EventBus;
}

/**
 * Messages of other channels on their way from the event bus to webhooks. Nothing polls: a message is an invocation, and
 * those that have to be tried again are an execution a minute together.
 */
export class Channels extends Construct {
  readonly machine: StateMachine;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, { platform, bus }: ChannelsProps) {
    super(scope, id);
    this.failures = new FailureQueue(this, "Failures", {
      key: platform.key,
      hurts: `Messages could not be handed to what posts them. ${HURTS}`,
      runbook: RUNBOOK,
    });
    const deliver = this.deliverer(platform);
    this.machine = new Workflow(this, "Machine", {
      platform,
      name: namedMachine(this, "webhook").name,
      definition: this.definition(deliver),
      hurts: HURTS,
      runbook: RUNBOOK,
    });
    this.listen(bus, deliver);
    new Alert(this, "GivenUp", {
      metric: ownMetric("webhookFailed"),
      hurts: `A webhook did not take a message in a day of tries. ${HURTS}`,
      runbook: RUNBOOK,
    });
  }

  private deliverer(platform: Platform): NodeFunction {
    const { events, customers, journal, config, keys, deliveries } = platform;
    const deliver = new NodeFunction(this, "webhook-deliver", {
      platform,
      memory: 256,
      timeout: Duration.minutes(2),
      access: [
        events("Query"),
        customers("GetItem"),
        journal("Query", "PutItem", "DeleteItem"),
        config("Query"),
        keys,
        deliveries,
      ],
      permissions: this.failures.permissions,
      hurts: HURTS,
      runbook: RUNBOOK,
      alarmOn: "nothing",
    });
    deliver.configureAsyncInvoke({
      onFailure: this.failures.destination,
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
    return deliver;
  }

  private listen(eventBus: EventBus, deliver: NodeFunction): void {
    new Rule(this, "Messages", {
      description: "Comeback: messages of other channels that a webhook waits for",
      eventBus,
      eventPattern: {
        source: ["comeback"],
        detailType: ["MessageEmitted"],
        detail: { webhook: [{ exists: true }] },
      },
      targets: [
        new LambdaFunction(deliver, {
          deadLetterQueue: this.failures.queue,
          retryAttempts: 20,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }

  /** Waits for the end of the window, then tries those that wait for it until none is left. */
  private definition(lambdaFunction: NodeFunction): IChainable {
    const deliver = invoke(this, "Deliver", { lambdaFunction });
    const wait = new Wait(this, "Until due", { time: WaitTime.timestampPath("$.until") }).next(deliver);
    deliver.next(
      new Choice(this, "What next?")
        .when(Condition.booleanEquals("$.done", true), new Succeed(this, "Done"))
        .otherwise(deliver),
    );
    return wait;
  }
}
