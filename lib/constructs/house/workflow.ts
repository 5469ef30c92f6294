import { ArnFormat, type CfnElement, Duration, Stack, Validations } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import {
  DefinitionBody,
  type IChainable,
  JitterType,
  LogLevel,
  QueryLanguage,
  StateMachine,
  type TaskStateBase,
} from "aws-cdk-lib/aws-stepfunctions";
import { LambdaInvoke, type LambdaInvokeProps } from "aws-cdk-lib/aws-stepfunctions-tasks";
import type { Construct, IConstruct } from "constructs";
import { Alert } from "./alert.ts";
import { Log } from "./log.ts";
import type { Platform } from "./platform.ts";

export interface WorkflowProps {
  readonly platform: Pick<Platform, "key">;
  readonly definition: IChainable;
  readonly hurts: string;
  readonly runbook: string;
  /** Fixed where a function of the machine starts it too: then its ARN is known before it exists. */
  readonly name?: string;
}

/** A standard state machine with the house defaults: failures logged without payloads, an alarm when one fails. */
export class Workflow extends StateMachine {
  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id, {
      ...(props.name && { stateMachineName: props.name }),
      definitionBody: DefinitionBody.fromChainable(props.definition),
      queryLanguage: QueryLanguage.JSON_PATH,
      logs: {
        destination: new Log(scope, `${id}-log`, props.platform.key),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
    });
    this.acknowledge();
    new Alert(this, "Failed", {
      metric: this.metricFailed({ period: Duration.minutes(5), statistic: "Sum" }),
      hurts: props.hurts,
      runbook: props.runbook,
    });
  }

  private acknowledge(): void {
    Validations.of(this).acknowledge(
      {
        id: "AwsSolutions-SF1",
        reason:
          "Step Functions keeps every event of an execution for 90 days by itself; the log is for failures.",
      },
      {
        id: "AwsSolutions-SF2",
        reason:
          "An execution's history shows each step with its duration; traces would be paid a second time.",
      },
    );
    Validations.of(this.role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason: "The actions that let Step Functions write its log know no narrower resource.",
    });
    // A distributed map starts its children as executions of the same machine, watches and stops them.
    const children = this.node.tryFindChild("DistributedMapPolicy");
    if (!children) return;
    acknowledgeExecutions(children, this, [":*", "/*:*"]);
  }
}

/** The name and ARN of a machine before it exists, for who starts executions of it. */
export function namedMachine(
  scope: Construct,
  capability: "chain" | "confirm" | "campaign" | "webhook" | "till" | "plan" | "config",
): { readonly name: string; readonly arn: string } {
  const stack = Stack.of(scope);
  const name = `${stack.stackName}-${capability}`;
  const arn = stack.formatArn({
    service: "states",
    resource: "stateMachine",
    resourceName: name,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return { name, arn };
}

/** For policies on executions, which cannot be named before they are started. `endings`: what follows the machine's name. */
export function acknowledgeExecutions(
  on: IConstruct,
  machine: StateMachine,
  endings: readonly string[],
): void {
  const home = Stack.of(machine);
  const reference =
    Stack.of(on) === home
      ? { Ref: home.getLogicalId(machine.node.defaultChild as CfnElement) }
      : home.resolve(home.exportValue(machine.stateMachineArn));
  const name = JSON.stringify({ "Fn::Select": [6, { "Fn::Split": [":", reference] }] });
  for (const ending of endings)
    Validations.of(on).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${name}${ending}]`,
      reason: "Executions of this very machine, which get their names when they are started.",
    });
}

/**
 * A task that calls a function with bounded retries: every task here can be repeated without harm. Over some minutes,
 * so that a throttled table or a deployment in progress passes; for an hour where the function has no room, because it
 * has not even begun.
 */
export function invoke(
  scope: Construct,
  id: string,
  props: Omit<LambdaInvokeProps, "queryLanguage">,
): TaskStateBase {
  return new LambdaInvoke(scope, id, {
    ...props,
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
  })
    .addRetry({
      errors: ["Lambda.TooManyRequestsException"],
      interval: Duration.seconds(5),
      backoffRate: 2,
      maxAttempts: 60,
      maxDelay: Duration.minutes(1),
      jitterStrategy: JitterType.FULL,
    })
    .addRetry({
      errors: ["States.ALL"],
      interval: Duration.seconds(5),
      backoffRate: 2,
      maxAttempts: 6,
      maxDelay: Duration.minutes(5),
      jitterStrategy: JitterType.FULL,
    });
}

/**
 * The one task of an execution that somebody waits for: what fails is told at once, and tried again when they ask again. Only
 * a function that is busy is waited for, a minute long.
 */
export function invokeOnce(scope: Construct, id: string, lambdaFunction: IFunction): IChainable {
  return new LambdaInvoke(scope, id, {
    lambdaFunction,
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
  }).addRetry({
    errors: ["Lambda.TooManyRequestsException"],
    interval: Duration.seconds(5),
    backoffRate: 1,
    maxAttempts: 12,
  });
}
