import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";

export interface AlertProps {
  readonly metric: IMetric;
  /** Goes off at this value. @default 1 */
  readonly from?: number;
  /** Goes off below this value instead. */
  readonly below?: number;
  /** How many of the metric's periods in a row. @default 1 */
  readonly periods?: number;
  /** How many periods it stays on after one: where the metric speaks seldom while the fault goes on. @default 1 */
  readonly lasting?: number;
  /** Goes off also when the metric says nothing: where silence is the fault. @default false */
  readonly silence?: boolean;
  /** Who notices, and what: the first thing to read at three in the morning. Whole sentences. */
  readonly hurts: string;
  /** Page in docs/runbooks/ that says how to look into it and how to mend it. */
  readonly runbook: string;
}

/** An alarm that says who is hurt and where it is written what to do. Alarms (alarms.ts) sends it to somebody. */
export class Alert extends Alarm {
  constructor(scope: Construct, id: string, props: AlertProps) {
    const pages: unknown = scope.node.tryGetContext("runbooks") ?? "docs/runbooks";
    super(scope, id, {
      metric: props.metric,
      threshold: props.below ?? props.from ?? 1,
      comparisonOperator:
        props.below === undefined
          ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: props.periods ?? props.lasting ?? 1,
      datapointsToAlarm: props.periods ?? 1,
      treatMissingData: props.silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.hurts} What to do: ${pages}/${props.runbook}.md`,
    });
  }
}
