import { Duration, Stack } from "aws-cdk-lib";
import {
  Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
  type Metric,
  SingleValueWidget,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { PRICES } from "../../src/contracts/prices.ts";
import type { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { MailHealth } from "./mail-health.ts";
import type { PublicApi } from "./public-api.ts";

interface OverviewProps {
  readonly api: PublicApi;
  readonly project: NodeFunction;
  readonly failures: readonly IQueue[];
  readonly nightly: StateMachine;
  readonly chains: StateMachine;
  readonly campaigns: StateMachine;
  readonly confirm: StateMachine;
  readonly channels: StateMachine;
  readonly shops: StateMachine;
  readonly plans: StateMachine;
  readonly configs: StateMachine;
  readonly mail: MailHealth;
  readonly tables: readonly ITable[];
}

const WIDTH = 24;
const HOUR = Duration.hours(1);
const DAY = Duration.days(1);

/** Enough to see which line grows. What a month costs to the cent is in the bill, and `npm run cost` says beforehand. */
const { million: DOLLARS } = PRICES;

/** One page for who wonders how things are: mail going out, events coming in, the night, what it costs, alarms. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, props: OverviewProps) {
    super(scope, id);
    const alarms = Stack.of(this)
      .node.findAll()
      .filter((one) => one instanceof Alarm);
    const dashboard = new Dashboard(this, "Dashboard", {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.days(7),
    });
    dashboard.addWidgets(new AlarmStatusWidget({ title: "Alarms", width: WIDTH, height: 4, alarms }));
    question(dashboard, "Is mail going out?", mails(props));
    question(dashboard, "Are events coming in?", events(props));
    question(dashboard, "Did the night run?", [
      ...nights(props),
      graph("Plans of configs, each of a night to come", 3, executionsOf(props.plans)),
      graph("Uploaded configs, checked and published", 3, executionsOf(props.configs)),
    ]);
    question(dashboard, "What does it cost?", costs(props));
  }
}

function question(dashboard: Dashboard, title: string, widgets: readonly IWidget[]): void {
  dashboard.addWidgets(new TextWidget({ markdown: `## ${title}`, width: WIDTH, height: 1 }));
  dashboard.addWidgets(...widgets);
}

function graph(title: string, of: number, metrics: readonly IMetric[], limits: readonly number[] = []) {
  return new GraphWidget({
    title,
    width: Math.floor(WIDTH / of),
    left: [...metrics],
    leftYAxis: { min: 0 },
    leftAnnotations: limits.map((value) => ({ value, label: "alarm" })),
  });
}

function mails({ mail, chains, campaigns, confirm, channels, shops }: OverviewProps): readonly IWidget[] {
  const own = (...measures: Parameters<typeof ownMetric>[0][]) =>
    measures.map((measure) => ownMetric(measure).with({ period: HOUR }));
  return [
    graph("Mails an hour", 4, own("sent", "unknown", "heldUp")),
    graph("Bounces and complaints, SES's rates", 4, [mail.bounceRate, mail.complaintRate], [0.02, 0.0008]),
    graph("Cohorts", 4, executionsOf(chains)),
    graph("Campaigns", 4, executionsOf(campaigns)),
    graph("Sign-ups asked to confirm", 4, executionsOf(confirm)),
    graph("Minutes with codes to put on the shop's platform", 4, [
      ...executionsOf(shops),
      ownMetric("tillFailed").with({ period: HOUR, label: "codes given up" }),
    ]),
    graph("Minutes with messages to webhooks to try again", 4, [
      ...executionsOf(channels),
      ownMetric("webhookFailed").with({ period: HOUR, label: "messages given up" }),
    ]),
  ];
}

const executionsOf = (machine: StateMachine): readonly IMetric[] => [
  machine.metricStarted({ period: HOUR, label: "begun" }),
  machine.metricSucceeded({ period: HOUR, label: "done" }),
  machine.metricFailed({ period: HOUR, label: "failed" }),
];

function events({ api, project, failures }: OverviewProps): readonly IWidget[] {
  return [
    graph("Requests to the public API an hour", 3, [
      api.requests.with({ period: HOUR, label: "all" }),
      api.refused.with({ period: HOUR, label: "refused (4xx)" }),
      api.failed.with({ period: HOUR, label: "failed (5xx)" }),
    ]),
    graph("How far behind profiles are (ms)", 3, [
      project.metric("IteratorAge", { period: Duration.minutes(5), statistic: "Maximum", label: "oldest" }),
    ]),
    graph(
      "Given up",
      3,
      failures.map((queue) => queue.metricApproximateNumberOfMessagesVisible({ label: queue.node.path })),
    ),
  ];
}

function nights({ nightly }: OverviewProps): readonly IWidget[] {
  const runs = {
    done: nightly.metricSucceeded({ period: DAY, statistic: "Sum", label: "done" }),
    failed: nightly.metricFailed({ period: DAY, statistic: "Sum", label: "failed" }),
  };
  return [
    new SingleValueWidget({
      title: "The last day",
      width: WIDTH / 3,
      height: 6,
      metrics: [runs.done, runs.failed],
    }),
    graph("Nights", 3, [runs.done, runs.failed]),
    graph("How long a night takes (ms)", 3, [nightly.metricTime({ period: DAY, statistic: "Maximum" })]),
  ];
}

function costs({ api, tables }: OverviewProps): readonly IWidget[] {
  const units = (what: "metricConsumedWriteCapacityUnits" | "metricConsumedReadCapacityUnits") =>
    tables.map((table) => table[what]({ period: DAY, statistic: "Sum" }));
  const dollars = (label: string, perMillion: number, metrics: readonly Metric[]) =>
    new MathExpression({
      label,
      period: DAY,
      expression: `${perMillion / 1e6} * (${metrics.map((_, index) => `FILL(${label}${index}, 0)`).join(" + ")})`,
      usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`${label}${index}`, metric])),
    });
  return [
    new GraphWidget({
      title: "US dollars a day, at list prices (functions, logs and what rests in tables come on top)",
      width: WIDTH,
      stacked: true,
      left: [
        dollars("mails", DOLLARS.mails, [ownMetric("sent").with({ period: DAY })]),
        dollars("writes", DOLLARS.writeUnits, units("metricConsumedWriteCapacityUnits")),
        dollars("reads", DOLLARS.readUnits, units("metricConsumedReadCapacityUnits")),
        dollars("requests", DOLLARS.httpRequests, [api.requests.with({ period: DAY })]),
      ],
      leftYAxis: { min: 0 },
    }),
  ];
}
