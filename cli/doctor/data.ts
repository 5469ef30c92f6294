import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import { OUTPUTS } from "../../src/contracts/environment.ts";
import { type Area, type Finding, ok, problem } from "./check.ts";
import type { Site } from "./site.ts";

const DEPLOY = "deploy.md#step-2-deploy";
const notLocal = "the local stack keeps its data in memory";
/** Outputs that name the tables. */
export const TABLES = [
  OUTPUTS.EVENTS_TABLE,
  OUTPUTS.CUSTOMERS_TABLE,
  OUTPUTS.TASTES_TABLE,
  OUTPUTS.CHECKPOINTS_TABLE,
  OUTPUTS.JOURNAL_TABLE,
  OUTPUTS.CONFIG_TABLE,
];
const REDEPLOY =
  "Put it back with `npm run deploy`; if CloudFormation sees no change, in the DynamoDB console.";

const WAIT = "Wait until DynamoDB is done with it, and look in the DynamoDB console if it stays so.";
const UNUSABLE: Readonly<Record<string, string>> = {
  INACCESSIBLE_ENCRYPTION_CREDENTIALS:
    "Bring its key back within a week, after which the table is archived: `aws kms enable-key` or `aws kms cancel-key-deletion`.",
};

export const DATA: Area = {
  name: "Data",
  checks: [
    {
      id: "tables",
      title: "tables",
      doc: DEPLOY,
      needs: ["dynamodb:DescribeTable"],
      notLocal,
      look: protectedTables,
    },
    {
      id: "point-in-time-recovery",
      title: "point-in-time recovery",
      doc: DEPLOY,
      needs: ["dynamodb:DescribeContinuousBackups"],
      notLocal,
      look: recovery,
    },
  ],
};

const namesOf = ({ outputs }: Site) => TABLES.map((output) => outputs.get(output) ?? "");

async function protectedTables(site: Site): Promise<Finding> {
  const open: string[] = [];
  for (const TableName of namesOf(site)) {
    try {
      const { Table } = await site.aws.dynamo.send(new DescribeTableCommand({ TableName }));
      if (Table?.TableStatus !== "ACTIVE" && Table?.TableStatus !== "UPDATING")
        return problem(`${TableName} is ${Table?.TableStatus}`, UNUSABLE[Table?.TableStatus ?? ""] ?? WAIT);
      if (!Table.DeletionProtectionEnabled) open.push(TableName);
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      return problem(
        `${TableName} is gone`,
        "Restore it under the same name from its point-in-time backup, which AWS keeps for 35 days.",
      );
    }
  }
  if (open.length > 0)
    return problem(`anybody may delete ${open.join(", ")}: no deletion protection`, REDEPLOY);
  return ok("all four there and protected from deletion");
}

async function recovery(site: Site): Promise<Finding> {
  const off: string[] = [];
  for (const TableName of namesOf(site)) {
    const { ContinuousBackupsDescription: backups } = await site.aws.dynamo.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    if (backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus !== "ENABLED") off.push(TableName);
  }
  if (off.length > 0) return problem(`off for ${off.join(", ")}: a mistake could not be undone`, REDEPLOY);
  return ok("on for all five tables");
}
