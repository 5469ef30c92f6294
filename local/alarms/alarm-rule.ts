import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { ignored } from "../template/resources.ts";
import type { Datum } from "./log-metrics.ts";

/** An alarm on one metric, as the template has it. Metric math and percentiles are not known here. */
export const AlarmShape = z.strictObject({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
  Statistic: z.enum(["Sum", "Maximum"]),
  /** Seconds. */
  Period: z.number().int().positive(),
  EvaluationPeriods: z.number().int().positive(),
  DatapointsToAlarm: z.number().int().positive(),
  Threshold: z.number(),
  ComparisonOperator: z.enum(["GreaterThanOrEqualToThreshold", "LessThanThreshold"]),
  TreatMissingData: z.enum(["notBreaching", "breaching"]),
  AlarmDescription: z.string(),
  AlarmActions: ignored,
  AlarmName: ignored,
  OKActions: ignored,
});
export type AlarmRule = z.infer<typeof AlarmShape>;

export interface Datapoint extends Datum {
  readonly at: Instant;
}

/** Whether a value is one of the metric that an alarm watches: all dimensions are the same, and no other is there. */
export function isOf(rule: AlarmRule, { namespace, metric, dimensions }: Datum): boolean {
  return (
    rule.Namespace === namespace &&
    rule.MetricName === metric &&
    rule.Dimensions.length === Object.keys(dimensions).length &&
    rule.Dimensions.every(({ Name, Value }) => dimensions[Name] === Value)
  );
}

/** How far back an alarm looks, in milliseconds. */
export const reachOf = ({ Period, EvaluationPeriods }: AlarmRule): number =>
  Period * 1_000 * EvaluationPeriods;

/**
 * Whether an alarm rings at a time, as CloudWatch evaluates it: the last periods, the one that runs included, of which so
 * many have to breach. Periods before `since`, when nothing was there yet, breach nothing.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarm-evaluation
 */
export function rings(
  rule: AlarmRule,
  points: readonly Datapoint[],
  { now, since }: { readonly now: Instant; readonly since: Instant },
): boolean {
  const period = rule.Period * 1_000;
  const current = Math.floor(now / period);
  const byPeriod = Map.groupBy(
    points.filter((point) => isOf(rule, point)),
    ({ at }) => Math.floor(at / period),
  );
  const breaching = Array.from({ length: rule.EvaluationPeriods }, (_, back) => current - back).filter(
    (index) => {
      const values = byPeriod.get(index)?.map(({ value }) => value);
      if (values) return breaches(rule, values);
      return rule.TreatMissingData === "breaching" && index * period >= since;
    },
  );
  return breaching.length >= rule.DatapointsToAlarm;
}

function breaches(rule: AlarmRule, values: readonly number[]): boolean {
  const value = rule.Statistic === "Sum" ? values.reduce((sum, one) => sum + one, 0) : Math.max(...values);
  return rule.ComparisonOperator === "LessThanThreshold" ? value < rule.Threshold : value >= rule.Threshold;
}
