import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { declared, ignored, type Resource } from "../template/resources.ts";

export interface Table {
  readonly name: string;
  readonly keys: readonly string[];
  readonly stream: { readonly arn: string; readonly view: string } | undefined;
}

export interface DeclaredTable extends Table {
  /** What makes it. */
  readonly creation: CreateTableCommandInput;
}

const Key = z.strictObject({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) });
const TableShape = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
  ),
  KeySchema: z.array(Key),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"]) })
    .optional(),
  BillingMode: z.literal("PAY_PER_REQUEST"),
  // Nothing to do locally: the tables end with the process, and nobody else has a key to them.
  DeletionProtectionEnabled: ignored,
  PointInTimeRecoverySpecification: ignored,
  SSESpecification: ignored,
  TimeToLiveSpecification: ignored,
  TableClass: ignored,
  Tags: ignored,
});

/** The template's tables. */
export function tablesIn(resources: readonly Resource[]): readonly DeclaredTable[] {
  return declared(resources, "AWS::DynamoDB::Table", TableShape).map(
    ({ physical, properties: { StreamSpecification, KeySchema, AttributeDefinitions, BillingMode } }) => ({
      name: physical.ref,
      keys: KeySchema.map((key) => key.AttributeName),
      stream: StreamSpecification && {
        arn: physical.attributes.StreamArn ?? "",
        view: StreamSpecification.StreamViewType,
      },
      creation: { TableName: physical.ref, KeySchema, AttributeDefinitions, BillingMode },
    }),
  );
}
