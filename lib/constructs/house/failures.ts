import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type ILogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { METRICS_NAMESPACE } from "../../../src/contracts/metrics.ts";

interface Counted {
  /** Of the function, as it calls itself in its log. */
  readonly name: string;
  readonly logGroup: ILogGroup;
  readonly metricName: string;
}

/**
 * The failures of a function that turns what it throws into a status: its own line in its log, and what Lambda says there of
 * crashes and timeouts. Counted over five minutes; several functions may share a metric.
 */
export function countFailures(scope: Construct, { name, logGroup, metricName }: Counted): Metric {
  new MetricFilter(scope, `${name}-failures`, {
    logGroup,
    filterPattern: FilterPattern.any(
      FilterPattern.all(
        FilterPattern.stringValue("$.level", "=", "error"),
        FilterPattern.stringValue("$.function", "=", name),
      ),
      FilterPattern.all(
        FilterPattern.stringValue("$.type", "=", "platform.report"),
        FilterPattern.stringValue("$.record.status", "!=", "success"),
      ),
    ),
    metricNamespace: METRICS_NAMESPACE,
    metricName,
  });
  const period = Duration.minutes(5);
  return new Metric({ namespace: METRICS_NAMESPACE, metricName, period, statistic: "Sum" });
}
