import { DescribeAlarmsCommand, type MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { paginateListSubscriptionsByTopic, type Subscription } from "@aws-sdk/client-sns";
import { type Area, type Finding, ok, problem } from "./check.ts";
import type { Site } from "./site.ts";

const ALARMS = "deploy.md#alarms";
const notLocal = "nothing is measured locally";
/** What DescribeAlarms takes at a time. */
const NAMES_AT_ONCE = 100;

export const ALARMS_AREA: Area = {
  name: "Alarms",
  checks: [
    {
      id: "alarms",
      title: "alarms",
      doc: ALARMS,
      needs: ["cloudformation:ListStackResources", "cloudwatch:DescribeAlarms"],
      notLocal,
      look: exist,
    },
    {
      id: "alarm-listener",
      title: "who hears them",
      doc: ALARMS,
      needs: ["sns:ListSubscriptionsByTopic"],
      notLocal,
      look: heard,
    },
    {
      id: "alarms-ringing",
      title: "ringing",
      doc: "runbooks/README.md",
      needs: ["cloudformation:ListStackResources", "cloudwatch:DescribeAlarms"],
      notLocal,
      look: ringing,
    },
  ],
};

async function alarmsOf({ aws, resources }: Site) {
  const names = await resources("AWS::CloudWatch::Alarm");
  const alarms: MetricAlarm[] = [];
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    const AlarmNames = names.slice(from, from + NAMES_AT_ONCE);
    const { MetricAlarms = [] } = await aws.cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames, MaxRecords: NAMES_AT_ONCE }),
    );
    alarms.push(...MetricAlarms);
  }
  const found = new Set(alarms.map(({ AlarmName }) => AlarmName));
  return { alarms, gone: names.filter((name) => !found.has(name)) };
}

async function exist(site: Site): Promise<Finding> {
  const { alarms, gone } = await alarmsOf(site);
  const again = "Deploy the alarms again: `npm run deploy`.";
  if (alarms.length + gone.length === 0) return problem("there are none", again);
  if (gone.length > 0) return problem(`deleted by hand: ${gone.join(", ")}`, again);
  const silent = alarms.filter(
    ({ ActionsEnabled, AlarmActions = [] }) => !ActionsEnabled || AlarmActions.length === 0,
  );
  if (silent.length > 0) return problem(`tell nobody: ${namesOf(silent)}`, again);
  return ok(`${alarms.length}, all with an action`);
}

async function heard({ aws, outputs }: Site): Promise<Finding> {
  const topic = outputs.get("AlarmTopicArn") ?? "";
  const all: Subscription[] = [];
  for await (const page of paginateListSubscriptionsByTopic({ client: aws.sns }, { TopicArn: topic }))
    all.push(...(page.Subscriptions ?? []));
  const confirmed = all.filter(({ SubscriptionArn = "" }) => SubscriptionArn.startsWith("arn:"));
  if (confirmed.length > 0)
    return ok(confirmed.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`).join(", "));
  if (all.length > 0)
    return problem(
      `${all.map(({ Endpoint }) => Endpoint).join(", ")} has not confirmed`,
      "Click the link in the mail that AWS sent, or subscribe again in the SNS console.",
    );
  return problem(
    "nobody: an alarm that goes off is not noticed",
    "Set `alarmEmail` in the context of cdk.json, run `npm run deploy` and confirm the mail that AWS sends.",
  );
}

async function ringing(site: Site): Promise<Finding> {
  const { alarms } = await alarmsOf(site);
  const ringing = alarms.filter(({ StateValue }) => StateValue === "ALARM");
  if (ringing.length === 0) return ok("none");
  const [first] = ringing;
  return problem(
    namesOf(ringing),
    `Begin with what the first says: ${first?.AlarmDescription ?? "see CloudWatch"}`,
  );
}

const namesOf = (alarms: readonly MetricAlarm[]) => alarms.map(({ AlarmName }) => AlarmName).join(", ");
