import { Duration, Validations } from "aws-cdk-lib";
import {
  Choice,
  Condition,
  DistributedMap,
  type IChainable,
  JsonPath,
  type StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";
import { invoke, namedMachine, Workflow } from "./house/workflow.ts";

const HURTS =
  "A campaign has let in nobody, or not everybody. Nobody gets a mail twice by starting it again.";

/** Shards at a time: far below an account's 1,000 concurrent functions. */
const SHARDS_AT_ONCE = 40;

const OF = { campaign: JsonPath.stringAt("$.campaign"), which: JsonPath.stringAt("$.which") };

/**
 * One execution for each check and each start: look through the base in shards, weigh, let in, and count what became of
 * everybody until nobody waits any more. The mails themselves are the chain machine's.
 */
export class Campaigns extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { platform }: { platform: Platform }) {
    super(scope, id);
    const step = this.step(platform);
    this.machine = new Workflow(this, "Machine", {
      platform,
      name: namedMachine(this, "campaign").name,
      definition: this.definition(step),
      hurts: `A campaign's execution failed. ${HURTS}`,
      runbook: "campaigns",
    });
    new Alert(this, "Stopped", {
      metric: ownMetric("campaignStopped"),
      hurts:
        "A campaign stopped by itself: too many of its mails bounced or were called spam. Nobody gets its mail before a person resumes it.",
      runbook: "campaigns",
    });
  }

  private step(platform: Platform): NodeFunction {
    const { customers, events, journal, config, bus, keys, mailRate, chains } = platform;
    const step = new NodeFunction(this, "campaign-step", {
      platform,
      memory: 1769,
      timeout: Duration.minutes(15),
      access: [
        customers("BatchGetItem", "DescribeTable", "Scan"),
        events("Query"),
        journal("GetItem", "PutItem", "UpdateItem"),
        config("GetItem", "Query", "PutItem", "DeleteItem"),
        bus,
        keys,
        chains,
      ],
      permissions: mailRate.permissions,
      hurts: HURTS,
      runbook: "campaigns",
      alarmOn: "nothing",
    });
    if (step.role && mailRate.permissions.length > 0)
      Validations.of(step.role).acknowledge({
        id: "AwsSolutions-IAM5[Resource::*]",
        reason: "Asking for the rate at which the account may send (ses:GetAccount) knows no resource.",
      });
    return step;
  }

  private definition(lambdaFunction: NodeFunction): IChainable {
    const whole = (id: string, task: string) =>
      invoke(this, id, {
        lambdaFunction,
        payload: TaskInput.fromObject({ task, ...OF, shardCount: JsonPath.numberAt("$.shardCount") }),
      });
    const plan = invoke(this, "Plan", {
      lambdaFunction,
      payload: TaskInput.fromObject({ task: "plan", ...OF }),
    });
    const count = new Wait(this, "Until all are due", { time: WaitTime.timestampPath("$.until") });
    const more = new Choice(this, "Does anybody wait?")
      .when(Condition.booleanEquals("$.done", true), new Succeed(this, "Over"))
      .otherwise(count);
    count
      .next(this.overShards("Tally", "tally", lambdaFunction))
      .next(whole("Close", "close"))
      .next(more);
    const enter = this.overShards("Enrol", "enrol", lambdaFunction).next(whole("Open", "open")).next(count);
    return plan
      .next(this.overShards("Survey", "survey", lambdaFunction))
      .next(whole("Weigh", "weigh"))
      .next(
        new Choice(this, "Only a check?")
          .when(Condition.booleanEquals("$.done", true), new Succeed(this, "Checked"))
          .otherwise(enter),
      );
  }

  /** Results go to the config table, so that ten thousand shards stay below 256 KiB of state. */
  private overShards(id: string, task: string, lambdaFunction: NodeFunction): DistributedMap {
    return new DistributedMap(this, id, {
      itemsPath: "$.shards",
      itemSelector: {
        task,
        ...OF,
        shardCount: JsonPath.numberAt("$.shardCount"),
        shard: JsonPath.numberAt("$$.Map.Item.Value"),
      },
      maxConcurrency: SHARDS_AT_ONCE,
      mapExecutionType: StateMachineType.STANDARD,
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(invoke(this, `${id} a shard`, { lambdaFunction, resultSelector: {} }));
  }
}
