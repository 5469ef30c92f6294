import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { METRICS, METRICS_NAMESPACE } from "../../../src/contracts/metrics.ts";

/** One of the metrics that the functions write into their logs, counted over five minutes. */
export function ownMetric(
  measure: keyof typeof METRICS,
  dimensionsMap: Readonly<Record<string, string>> = {},
): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: METRICS[measure],
    dimensionsMap,
    period: Duration.minutes(5),
    statistic: "Sum",
  });
}
