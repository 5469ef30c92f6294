import * as z from "zod";
import { synthesize } from "../../local/template/assembly.ts";
import type { Standing } from "../../src/contracts/cost/standing.ts";
import { METRICS, TROUBLE } from "../../src/contracts/metrics.ts";

const Template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() })),
});
const Alarm = z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional() });
const Mapping = z.object({
  ParallelizationFactor: z.number().default(1),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  BatchSize: z.number(),
});

const TYPES = {
  alarms: "AWS::CloudWatch::Alarm",
  dashboards: "AWS::CloudWatch::Dashboard",
  secrets: "AWS::SecretsManager::Secret",
  keys: "AWS::KMS::Key",
} as const satisfies Record<
  Exclude<keyof Standing, "offerAlarms" | "metrics" | "canaryOrders" | "stream">,
  string
>;

/** Counted in the templates that are deployed. */
export async function standing(): Promise<Standing> {
  const stacks = await synthesize({ mailDomain: "shop.example", alarmEmail: "you@shop.example" });
  const named = stacks.flatMap(({ template }) => Object.entries(Template.parse(template).Resources));
  const resources = named.map(([, resource]) => resource);
  const all = (type: string) => resources.filter(({ Type }) => Type === type);
  const count = (type: string) => all(type).length;
  // Of the events table; its other reader is woken by few. The journal's stream has a reader of its own.
  const [mapping] = all("AWS::Lambda::EventSourceMapping")
    .filter(({ Properties }) => OF_EVENTS.test(JSON.stringify(Properties)))
    .map(({ Properties }) => Mapping.parse(Properties))
    .sort((one, other) => other.MaximumBatchingWindowInSeconds - one.MaximumBatchingWindowInSeconds);
  if (!mapping) throw new Error("the stream of the events table is not read");
  return {
    alarms: metricsOf(named.filter(([, { Type }]) => Type === TYPES.alarms)),
    offerAlarms: metricsOf(named.filter(([id, { Type }]) => Type === TYPES.alarms && OF_OFFERS.test(id))),
    dashboards: count(TYPES.dashboards),
    metrics: Object.keys(METRICS).length - TROUBLE.size,
    canaryOrders: all("AWS::Scheduler::Schedule").reduce(
      (sum, { Properties }) => sum + ordersBy(Properties),
      0,
    ),
    secrets: count(TYPES.secrets),
    keys: count(TYPES.keys),
    stream: {
      lanes: mapping.ParallelizationFactor,
      windowSeconds: mapping.MaximumBatchingWindowInSeconds,
      batchSize: mapping.BatchSize,
    },
  };
}

const MINUTES_A_MONTH = 30 * 24 * 60;
const Rate = z.object({ ScheduleExpression: z.templateLiteral(["rate(", z.number(), " minutes)"]) });

/** The only schedule that comes round by the minute is the canary's. */
function ordersBy(schedule: unknown): number {
  const { data } = Rate.safeParse(schedule);
  return data ? MINUTES_A_MONTH / Number(/\d+/.exec(data.ScheduleExpression)?.[0]) : 0;
}

const OF_EVENTS = /"EventSourceArn":\{[^}]*Events/;

/** What the constructs are called that have nothing to do without codes and points. */
const OF_OFFERS = /^(Till|Loyalty|Offers|Shops|ShopTags)/;

const metricsOf = (alarms: readonly (readonly [string, { readonly Properties: unknown }])[]): number =>
  alarms.reduce((sum, [, { Properties }]) => sum + metricsIn(Properties), 0);

/** An alarm is billed for each metric that it watches. */
function metricsIn(alarm: unknown): number {
  const { Metrics = [{ MetricStat: true }] } = Alarm.parse(alarm);
  return Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length;
}
