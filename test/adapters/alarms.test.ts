import type { CloudWatchClient, DescribeAlarmsCommandInput } from "@aws-sdk/client-cloudwatch";
import { expect, it } from "vitest";
import { makeAlarms } from "../../src/adapters/cloudwatch/alarms.ts";

const SINCE = new Date(Date.UTC(2026, 2, 10));

/** Two pages of what CloudWatch says. */
function cloudWatch() {
  const asked: DescribeAlarmsCommandInput[] = [];
  const pages = [
    {
      MetricAlarms: [
        {
          AlarmName: "ComebackService-NightlyMissed1A2B3C4D-5E6FGH7I8J9K",
          AlarmDescription: "Nobody at once. What to do: docs/runbooks/night.md",
          StateValue: "ALARM",
          StateUpdatedTimestamp: SINCE,
        },
      ],
      NextToken: "more",
    },
    {
      MetricAlarms: [
        {
          AlarmName: "ComebackAdmin-AdminServerErrorsAABBCCDD-X1",
          AlarmDescription: "No answers. What to do: https://wiki.shop.example/comeback/admin-api.md",
          StateValue: "OK",
        },
        { AlarmName: "Comeback by hand", StateValue: "INSUFFICIENT_DATA" },
      ],
    },
  ];
  const client = {
    send: async ({ input }: { readonly input: DescribeAlarmsCommandInput }) => {
      asked.push(input);
      return pages[asked.length - 1];
    },
  } as unknown as CloudWatchClient;
  return { client, asked };
}

it("names alarms as the runbooks do, with who is hurt and the page that says what to do", async () => {
  const { client, asked } = cloudWatch();
  expect(await makeAlarms(client, "Comeback").all()).toEqual([
    {
      ...{ name: "NightlyMissed", state: "ringing", since: SINCE.getTime() },
      ...{ hurts: "Nobody at once.", runbook: "night" },
    },
    { name: "AdminServerErrors", state: "quiet", hurts: "No answers.", runbook: "admin-api" },
    { name: "Comeback by hand", state: "unknown", hurts: "" },
  ]);
  expect(asked.map(({ AlarmNamePrefix, NextToken }) => [AlarmNamePrefix, NextToken])).toEqual([
    ["Comeback", undefined],
    ["Comeback", "more"],
  ]);
});
