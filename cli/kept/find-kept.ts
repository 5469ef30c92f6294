import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
  paginateListStacks,
  type StackResourceSummary,
} from "@aws-sdk/client-cloudformation";
import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type KeptData, parseKept } from "../../src/contracts/kept.ts";
import type { TableName } from "../../src/contracts/tables.ts";
import { DATA_STACK } from "../doctor/site.ts";
import { Refusal } from "../terminal/refusal.ts";

export interface FindKeptDeps {
  readonly cloudFormation: CloudFormationClient;
  readonly dynamo: DynamoDBClient;
}

/** For so long CloudFormation knows what a stack had that is gone. */
const REMEMBERED_DAYS = 90;

/** What the data stack holds, or has left in the account when it was taken away: everything that another deployment needs. */
export async function findKept({ cloudFormation, dynamo }: FindKeptDeps): Promise<KeptData> {
  const stack = await dataStack(cloudFormation);
  const resources: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stack }))
    resources.push(...(page.StackResourceSummaries ?? []));
  const idOf = (type: string, name: RegExp): string => {
    const found = resources.find(
      ({ ResourceType, LogicalResourceId: id = "" }) => ResourceType === type && name.test(id),
    );
    if (found?.PhysicalResourceId) return found.PhysicalResourceId;
    throw new Refusal(`${stack} has no ${type} whose name fits ${name}: is it an older Comeback's?`, 1);
  };
  const table = async (name: TableName, titled: string) => {
    const TableName = idOf("AWS::DynamoDB::Table", new RegExp(`^${titled}[0-9A-F]{8}$`));
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
    return {
      name,
      arn: Table?.TableArn,
      stream: Table?.LatestStreamArn,
      key: Table?.SSEDescription?.KMSMasterKeyArn,
    };
  };
  const events = await table("events", "Events");
  const journal = await table("journal", "Journal");
  const unstreamed = async (name: TableName, titled: string) => ({ arn: (await table(name, titled)).arn });
  const kept = parseKept({
    tables: {
      events: { arn: events.arn, stream: events.stream },
      customers: await unstreamed("customers", "Customers"),
      tastes: await unstreamed("tastes", "Tastes"),
      checkpoints: await unstreamed("checkpoints", "Checkpoints"),
      journal: { arn: journal.arn, stream: journal.stream },
      config: await unstreamed("config", "Config"),
    },
    key: events.key,
    keys: idOf("AWS::SecretsManager::Secret", /^KeysSecret[0-9A-F]{8}$/),
    results: `${partitionOf(events.arn)}:s3:::${idOf("AWS::S3::Bucket", /^Results[0-9A-F]{8}$/)}`,
  });
  if ("data" in kept) return kept.data;
  throw new Refusal(`what ${stack} has left cannot be used again: ${kept.problem}`, 1);
}

/** `arn:aws`, or that of another partition. */
const partitionOf = (arn = "arn:aws"): string => arn.split(":").slice(0, 2).join(":");

/** The stack's name while it is there, and the id of the one that went last. */
async function dataStack(client: CloudFormationClient): Promise<string> {
  if (await isThere(client)) return DATA_STACK;
  const gone = [];
  for await (const page of paginateListStacks({ client }, { StackStatusFilter: ["DELETE_COMPLETE"] }))
    gone.push(...(page.StackSummaries ?? []).filter(({ StackName }) => StackName === DATA_STACK));
  const [last] = gone.toSorted((a, b) => Number(b.DeletionTime ?? 0) - Number(a.DeletionTime ?? 0));
  if (last?.StackId) return last.StackId;
  throw new Refusal(
    `there is no stack ${DATA_STACK} in this account and region, and none that was taken away in the last ${REMEMBERED_DAYS} days`,
    1,
  );
}

async function isThere(client: CloudFormationClient): Promise<boolean> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: DATA_STACK }));
    return Stacks.length > 0;
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return false;
    throw error;
  }
}
