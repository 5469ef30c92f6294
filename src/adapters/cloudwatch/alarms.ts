import { type CloudWatchClient, DescribeAlarmsCommand, type MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { defined } from "../../domain/basics/defined.ts";
import type { Alarm, Alarms } from "../../ports/alarms.ts";

/** The alarms of the account whose names begin so: CloudFormation begins them with the stack's. */
export function makeAlarms(client: CloudWatchClient, prefix: string): Alarms {
  return {
    async all() {
      const found: Alarm[] = [];
      let next: string | undefined;
      do {
        const { MetricAlarms = [], NextToken } = await client.send(
          new DescribeAlarmsCommand({
            AlarmNamePrefix: prefix,
            AlarmTypes: ["MetricAlarm"],
            MaxRecords: 100,
            ...defined({ NextToken: next }),
          }),
        );
        found.push(...MetricAlarms.map(alarmOf));
        next = NextToken;
      } while (next !== undefined);
      return found;
    },
  };
}

const STATES = { ALARM: "ringing", OK: "quiet", INSUFFICIENT_DATA: "unknown" } as const;

/** `ComebackService-NightlyMissed1A2B3C4D-5E6F`: the stack, the construct with its hash, and CloudFormation's own ending. */
const OWN_NAME = /^[^-]+-(.+?)[0-9A-F]{8}-\w+$/;
/** How lib/constructs/house/alert.ts ends each description. */
const DESCRIPTION = /^(.*?)\s*What to do: \S*?([a-z-]+)\.md$/s;

function alarmOf({
  AlarmName = "",
  AlarmDescription = "",
  StateValue,
  StateUpdatedTimestamp,
}: MetricAlarm): Alarm {
  const [, hurts = AlarmDescription, runbook] = DESCRIPTION.exec(AlarmDescription) ?? [];
  return {
    name: OWN_NAME.exec(AlarmName)?.[1] ?? AlarmName,
    state: STATES[StateValue ?? "INSUFFICIENT_DATA"],
    hurts,
    ...defined({ since: StateUpdatedTimestamp?.getTime(), runbook }),
  };
}
