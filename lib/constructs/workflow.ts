import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
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
import type { Construct } from "constructs";

export interface WorkflowProps {
  readonly definition: IChainable;
  readonly hurts: string;
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
        destination: new LogGroup(scope, `${id}-log`, {
          retention: RetentionDays.ONE_MONTH,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
    });
    new Alarm(this, "Failed", {
      metric: this.metricFailed({ period: Duration.minutes(5), statistic: "Sum" }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: props.hurts,
    });
  }
}

/**
 * A task that calls a function with bounded retries: every task here can be repeated without harm. Over some minutes,
 * so that a throttled table or a deployment in progress passes.
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
  }).addRetry({
    errors: ["States.ALL"],
    interval: Duration.seconds(5),
    backoffRate: 2,
    maxAttempts: 6,
    maxDelay: Duration.minutes(5),
    jitterStrategy: JitterType.FULL,
  });
}
