import { Duration } from "aws-cdk-lib";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import { invokeOnce, namedMachine, Workflow } from "./house/workflow.ts";

const HURTS =
  "Whoever asked what a config would do is told that it could not be worked out. Publishing does not need it; customers notice nothing.";

/** Plans of configs, each worked out by one execution that reads the base twice. */
export class Foresight extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.machine = new Workflow(this, "Machine", {
      platform,
      name: namedMachine(this, "plan").name,
      definition: invokeOnce(this, "Plan", this.plan(platform)),
      hurts: HURTS,
      runbook: "plan",
    });
  }

  private plan({
    config,
    configFiles,
    customers,
    tastes,
    events,
    journal,
    results,
    keys,
    ...platform
  }: Platform) {
    return new NodeFunction(this, "config-plan", {
      platform,
      memory: 1769,
      timeout: Duration.minutes(15),
      access: [
        customers("BatchGetItem", "DescribeTable", "GetItem", "Scan"),
        tastes("Scan"),
        events("Query"),
        journal("BatchGetItem", "GetItem", "Query"),
        // Its own documents are beside the night's.
        config("GetItem", "Query", "PutItem", "DeleteItem"),
        results("read"),
        // A config that came as an upload.
        configFiles("read", "write"),
        keys,
      ],
      hurts: HURTS,
      runbook: "plan",
      alarmOn: "nothing",
    });
  }
}
