import { METRICS, METRICS_NAMESPACE } from "../../src/contracts/metrics.ts";

export type Measured = Readonly<Partial<Record<keyof typeof METRICS, number>>>;

/**
 * Counts, all of them under the same dimensions, as a line of the log in CloudWatch's embedded metric format: metrics without a call and without a permission.
 * Undefined where there is nothing to count.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(
  counts: Measured,
  dimensions: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> | undefined {
  const values = Object.entries(METRICS).flatMap(([measure, Name]) => {
    const count = counts[measure as keyof typeof METRICS];
    return count ? [{ Name, count }] : [];
  });
  if (values.length === 0) return undefined;
  return {
    _aws: {
      // CloudWatch wants the time of its own world, whatever clock the shop lives by.
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: METRICS_NAMESPACE,
          Dimensions: [Object.keys(dimensions)],
          Metrics: values.map(({ Name }) => ({ Name, Unit: "Count" })),
        },
      ],
    },
    ...dimensions,
    ...Object.fromEntries(values.map(({ Name, count }) => [Name, count])),
  };
}
