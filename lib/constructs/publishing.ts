import { Duration } from "aws-cdk-lib";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import { invokeOnce, namedMachine, Workflow } from "./house/workflow.ts";

const HURTS =
  "Whoever had an uploaded config checked or published is told that it failed. What is in force stays in force; customers notice nothing.";

/** Configs that are too large for a request: each is checked or published by one execution. */
export class Publishing extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.machine = new Workflow(this, "Machine", {
      platform,
      name: namedMachine(this, "config").name,
      definition: invokeOnce(this, "Work", this.job(platform)),
      hurts: HURTS,
      runbook: "config-job",
    });
  }

  private job({ config, configFiles, customers, journal, ...platform }: Platform) {
    return new NodeFunction(this, "config-job", {
      platform,
      // The whole config is in memory, as written and compiled.
      memory: 3008,
      timeout: Duration.minutes(15),
      access: [
        config("GetItem", "Query", "PutItem"),
        configFiles("read", "write"),
        customers("BatchGetItem"),
        journal("PutItem"),
      ],
      hurts: HURTS,
      runbook: "config-job",
      alarmOn: "nothing",
    });
  }
}
