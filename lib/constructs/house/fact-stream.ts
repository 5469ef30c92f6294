import { type ITable, Table } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";

/** A table as a reader of its stream sees it. */
export function streamOf(scope: Construct, { tableArn, tableStreamArn }: ITable): ITable {
  if (!tableStreamArn) throw new Error("the table has no stream");
  return Table.fromTableAttributes(scope, "Stream", { tableArn, tableStreamArn });
}

/** What a reader of streams is allowed, for the checks of IAM. */
export const LISTS_STREAMS = {
  id: "AwsSolutions-IAM5[Resource::*]",
  reason: "Lambda wants dynamodb:ListStreams to read a stream, which knows no narrower resource.",
} as const;
