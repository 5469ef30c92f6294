import { GetScheduleCommand, type GetScheduleOutput } from "@aws-sdk/client-scheduler";
import { DescribeExecutionCommand, type ExecutionListItem, ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { NightOutput } from "../deployment/night.ts";
import { moment } from "../terminal/terminal.ts";
import { type Area, type Finding, ok, problem, waitsFor } from "./check.ts";
import type { Site } from "./site.ts";

const NIGHT = "deploy.md#the-night";
const notLocal = "the local stack plays the template's schedules on its own clock";
/** A day, and time for the night to be long. */
const RECENT = 26 * HOUR;
const EXECUTIONS_LOOKED_AT = 20;
const RUN = "Run it now: `comeback recompute`.";

export const NIGHTS: Area = {
  name: "Nights",
  checks: [
    {
      id: "schedule",
      title: "schedule",
      doc: NIGHT,
      needs: ["cloudformation:ListStackResources", "scheduler:GetSchedule"],
      notLocal,
      look: enabled,
    },
    {
      id: "time-zone",
      title: "time zone",
      doc: NIGHT,
      needs: ["cloudformation:ListStackResources", "scheduler:GetSchedule", "dynamodb:Query"],
      notLocal,
      look: timeZone,
    },
    {
      id: "last-night",
      title: "last night",
      doc: "runbooks/night.md",
      needs: ["states:ListExecutions", "states:DescribeExecution"],
      look: lastNight,
    },
  ],
};

async function schedules({ aws, resources }: Site): Promise<readonly GetScheduleOutput[]> {
  const names = await resources("AWS::Scheduler::Schedule");
  return Promise.all(names.map((Name) => aws.scheduler.send(new GetScheduleCommand({ Name }))));
}

const isOfTheNight = (schedule: GetScheduleOutput, { outputs }: Site) =>
  schedule.Target?.Arn === outputs.get("NightlyStateMachineArn");

async function enabled(site: Site): Promise<Finding> {
  const all = await schedules(site);
  if (!all.some((schedule) => isOfTheNight(schedule, site)))
    return problem("nothing starts the nightly job", "Deploy the schedule: `npm run deploy`.");
  const off = all.filter(({ State }) => State !== "ENABLED").map(({ Name }) => Name);
  if (off.length > 0)
    return problem(`${off.join(", ")}: switched off`, "Enable it in the EventBridge Scheduler console.");
  return ok(all.map(({ ScheduleExpression }) => ScheduleExpression).join(", "));
}

async function timeZone(site: Site): Promise<Finding> {
  const [night] = (await schedules(site)).filter((schedule) => isOfTheNight(schedule, site));
  const zone = night?.ScheduleExpressionTimezone ?? "UTC";
  const shop = (await site.published())?.bundle.store.time_zone;
  if (!night) return waitsFor("nothing starts the nightly job");
  if (shop === undefined) return waitsFor("no config is published");
  if (zone === shop) return ok(`the schedule and store.yaml say ${zone}`);
  return problem(
    `the night begins in ${zone}, but the shop's days are those of ${shop}`,
    `Set \`timeZone\` in the context of cdk.json to ${shop} and run \`npm run deploy\`.`,
  );
}

/** By the executions of the state machine: runs that found nothing to do do not count as nights. */
async function lastNight(site: Site): Promise<Finding> {
  const { aws, outputs, now } = site;
  const { executions = [] } = await aws.sfn.send(
    new ListExecutionsCommand({
      stateMachineArn: outputs.get("NightlyStateMachineArn"),
      maxResults: EXECUTIONS_LOOKED_AT,
    }),
  );
  const [newest] = executions.filter(({ status }) => status !== "RUNNING");
  if (newest && newest.status !== "SUCCEEDED") return failed(newest);
  const night = await lastComputed(site, executions);
  if (!night) return problem("no night has been computed yet", RUN);
  const finished = `${night.run} was computed by ${moment(night.at)} UTC, ${night.customers} customers`;
  if (now - night.at > RECENT) return problem(`${finished}: nothing since`, RUN);
  return ok(finished);
}

function failed({ status, stopDate, executionArn }: ExecutionListItem): Finding {
  const at = stopDate ? ` at ${moment(stopDate.getTime())} UTC` : "";
  return problem(
    `the last run ended as ${status}${at} (${executionArn})`,
    "Read in the Step Functions console which step failed, mend it, then run `comeback recompute`.",
  );
}

async function lastComputed({ aws }: Site, executions: readonly ExecutionListItem[]) {
  for (const { executionArn, status } of executions) {
    if (status !== "SUCCEEDED") continue;
    const { output, stopDate } = await aws.sfn.send(new DescribeExecutionCommand({ executionArn }));
    const night = NightOutput.safeParse(JSON.parse(output ?? "null"));
    if (night.success && "customers" in night.data && stopDate)
      return { run: night.data.run, customers: night.data.customers, at: stopDate.getTime() };
  }
  return undefined;
}
