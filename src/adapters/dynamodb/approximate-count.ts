import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { CANARY_KEYS } from "../../domain/facts/canary.ts";

const SAMPLE = 256;

/**
 * Without what Comeback has ordered of itself, which `partition` tells. Exact where one page holds the table. For larger ones DynamoDB's own count is up to six hours old, too old for the
 * night after an import, so a page of a 256th of the table is counted as well.
 */
export async function approximateCount(
  documents: DynamoDBDocumentClient,
  table: string,
  partition: string,
): Promise<number> {
  const { inPage, isAll, described, sampled } = await looks(documents, table, partition);
  return isAll ? inPage : Math.max(inPage, described, sampled);
}

/**
 * The same for who compares one day's count with another's: DynamoDB's own, however old, because a sample is now above it
 * and now below. The sample counts only where nobody keeps a count, as in emulators.
 */
export async function steadyCount(
  documents: DynamoDBDocumentClient,
  table: string,
  partition: string,
): Promise<number> {
  const { inPage, isAll, described, sampled } = await looks(documents, table, partition);
  return isAll ? inPage : described || Math.max(inPage, sampled);
}

async function looks(documents: DynamoDBDocumentClient, table: string, partition: string) {
  const count = {
    TableName: table,
    Select: "COUNT",
    FilterExpression: "NOT begins_with(#partition, :canary)",
    ExpressionAttributeNames: { "#partition": partition },
    ExpressionAttributeValues: { ":canary": CANARY_KEYS },
  } as const;
  const page = await documents.send(new ScanCommand(count));
  const inPage = page.Count ?? 0;
  if (!page.LastEvaluatedKey) return { inPage, isAll: true, described: 0, sampled: 0 };
  const [described, sample] = await Promise.all([
    documents.send(new DescribeTableCommand({ TableName: table })),
    documents.send(new ScanCommand({ ...count, Segment: 0, TotalSegments: SAMPLE })),
  ]);
  return {
    ...{ inPage, isAll: false },
    described: described.Table?.ItemCount ?? 0,
    sampled: (sample.Count ?? 0) * SAMPLE,
  };
}
