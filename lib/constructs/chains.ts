import { Duration } from "aws-cdk-lib";
import {
  type Chain,
  Choice,
  Condition,
  type IChainable,
  JsonPath,
  Map as MapState,
  type StateMachine,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { WALKS_AT_ONCE } from "../../src/contracts/workflows.ts";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import { acknowledgeMailRate, mayMail } from "./house/sender.ts";
import { invoke, namedMachine, Workflow } from "./house/workflow.ts";

const HURTS =
  "Customers of a cohort get the next mail of their chain late, or not before the failed execution is redriven.";

const DUE = { time: WaitTime.timestampPath("$.until") };
const AT_STEP = { cohort: JsonPath.stringAt("$.cohort"), step: JsonPath.numberAt("$.step") };

/**
 * One execution per cohort of customers: wait until the step is due, walk the cohort's shards through it, ask what comes
 * next. The state holds ids only (contracts/workflows.ts), because execution histories are kept for 90 days.
 */
export class Chains extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: { platform: Platform }) {
    super(scope, id);
    const { customers, tastes, events, journal, config, bus, chains, till } = props.platform;
    const step = new NodeFunction(this, "chain-step", {
      platform: props.platform,
      // It waits more than it computes, for tables and for the rate at which the account may send.
      memory: 512,
      timeout: Duration.minutes(15),
      access: [
        customers("GetItem"),
        tastes("GetItem"),
        journal("BatchGetItem"),
        events("GetItem", "PutItem", "Query"),
        config("GetItem", "Query"),
        bus,
        chains,
        till,
        ...mayMail(props.platform, "BatchGetItem"),
      ],
      hurts: HURTS,
      runbook: "chains",
      alarmOn: "throttles",
      share: 0.1,
    });
    acknowledgeMailRate(step, props.platform);
    this.machine = new Workflow(this, "Machine", {
      platform: props.platform,
      name: namedMachine(this, "chain").name,
      definition: this.definition(step),
      hurts: HURTS,
      runbook: "chains",
    });
  }

  /**
   * Every state entered costs, and most cohorts are small: those of one shard take the short way round, and only what
   * their first step answers says that others do not.
   */
  private definition(step: NodeFunction): IChainable {
    const next = new Choice(this, "What next?");
    const first = this.stepOfOneShard(step).next(next);
    next
      .when(Condition.booleanEquals("$.done", true), new Succeed(this, "Done"))
      .when(Condition.booleanEquals("$.single", true), first)
      .otherwise(this.stepOfManyShards(step).next(next));
    return first;
  }

  private stepOfOneShard(lambdaFunction: NodeFunction): Chain {
    const payload = TaskInput.fromObject({ task: "step", ...AT_STEP, shards: JsonPath.listAt("$.shards") });
    return new Wait(this, "Until due", DUE).next(invoke(this, "Step", { lambdaFunction, payload }));
  }

  private stepOfManyShards(lambdaFunction: NodeFunction): Chain {
    const walk = new MapState(this, "Walk", {
      itemsPath: "$.shards",
      itemSelector: { task: "walk", ...AT_STEP, shard: JsonPath.numberAt("$$.Map.Item.Value") },
      maxConcurrency: WALKS_AT_ONCE,
      resultPath: "$.walked",
    }).itemProcessor(invoke(this, "Walk a shard", { lambdaFunction }));
    const settle = TaskInput.fromObject({
      task: "settle",
      ...AT_STEP,
      shards: JsonPath.listAt("$.shards"),
      walked: JsonPath.objectAt("$.walked"),
    });
    return new Wait(this, "Until all are due", DUE)
      .next(walk)
      .next(invoke(this, "Settle", { lambdaFunction, payload: settle }));
  }
}
