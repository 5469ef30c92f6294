import { Duration } from "aws-cdk-lib";
import { type StateMachine, Wait, WaitTime } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";
import { invoke, namedMachine, Workflow } from "./house/workflow.ts";

const HURTS = "Codes are not put on the shop's platform: mails wait for them, or go without an offer.";
const RUNBOOK = "till";

/**
 * Codes on their way to the shop's platform. Nothing polls: as long as a batch waits there is an execution a minute, which
 * waits for its end, works for as long as the function may, and sees to the next.
 */
export class Shops extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    const { customers, journal, config, keys, till } = platform;
    const lambdaFunction = new NodeFunction(this, "till-batches", {
      platform,
      memory: 256,
      timeout: Duration.minutes(3),
      access: [
        customers("GetItem"),
        journal("GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"),
        config("Query"),
        keys,
        till,
      ],
      hurts: HURTS,
      runbook: RUNBOOK,
      alarmOn: "nothing",
    });
    const wait = new Wait(this, "Until due", { time: WaitTime.timestampPath("$.until") });
    this.machine = new Workflow(this, "Machine", {
      platform,
      name: namedMachine(this, "till").name,
      definition: wait.next(invoke(this, "Work", { lambdaFunction })),
      hurts: HURTS,
      runbook: RUNBOOK,
    });
    new Alert(this, "GivenUp", {
      metric: ownMetric("tillFailed"),
      hurts: "The shop's platform has not taken codes: their mails go without an offer, or not at all.",
      runbook: RUNBOOK,
    });
  }
}
