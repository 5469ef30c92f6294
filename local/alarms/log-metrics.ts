import * as z from "zod";
import { declared, ignored, type Resource } from "../template/resources.ts";
import { filterPattern } from "./filter-pattern.ts";

/** One value of a metric. */
export interface Datum {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The metrics that one line of a log group stands for. */
export type LogMetrics = (group: string, line: string) => readonly Datum[];

const FilterShape = z.strictObject({
  FilterPattern: z.string(),
  LogGroupName: z.string(),
  MetricTransformations: z.array(
    z.strictObject({ MetricName: z.string(), MetricNamespace: z.string(), MetricValue: z.string() }),
  ),
  FilterName: ignored,
});

/** The part of the embedded metric format that a line needs to be read as metrics at all. */
const Embedded = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string()).max(30)),
        Metrics: z.array(z.object({ Name: z.string(), Unit: z.string().optional() })).max(100),
      }),
    ),
  }),
});
const Line = z.record(z.string(), z.unknown());

/** Reads lines as CloudWatch does: by the embedded metric format, and by the template's metric filters. */
export function makeLogMetrics(resources: readonly Resource[]): LogMetrics {
  const filters = declared(resources, "AWS::Logs::MetricFilter", FilterShape).map(({ properties }) => ({
    group: properties.LogGroupName,
    matches: filterPattern(properties.FilterPattern),
    data: properties.MetricTransformations.map(
      ({ MetricNamespace: namespace, MetricName: metric, MetricValue }): Datum => ({
        ...{ namespace, metric, dimensions: {}, value: Number(MetricValue) },
      }),
    ),
  }));
  return (group, text) => {
    const line = Line.safeParse(jsonOf(text)).data;
    if (!line) return [];
    const counted = filters.filter((filter) => filter.group === group && filter.matches(line));
    return [...embeddedIn(line), ...counted.flatMap(({ data }) => data)];
  };
}

function embeddedIn(line: Readonly<Record<string, unknown>>): readonly Datum[] {
  const { data } = Embedded.safeParse(line);
  if (!data) return [];
  return data._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) =>
      Metrics.flatMap(({ Name }): readonly Datum[] => {
        const value = data[Name];
        if (typeof value !== "number") return [];
        const dimensions = Object.fromEntries(names.map((name) => [name, String(data[name])]));
        return [{ namespace: Namespace, metric: Name, dimensions, value }];
      }),
    ),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A line of text stands for nothing.
    return undefined;
  }
}
