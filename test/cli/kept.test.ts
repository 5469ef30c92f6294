import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { findKept } from "../../cli/kept/find-kept.ts";
import { KeptData } from "../../src/contracts/kept.ts";
import { type Resource, resourcesOf, synthesized } from "../support/template.ts";

const ARN = "arn:aws:dynamodb:eu-central-1:111122223333:table/";
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1";
const { data } = synthesized();

/** The names that AWS gives to what the real template declares. */
const physical = ({ Type, id }: Resource): string =>
  Type === "AWS::SecretsManager::Secret"
    ? `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${id}`
    : `data-${id.toLowerCase()}`;
const RESOURCES = ["AWS::DynamoDB::Table", "AWS::SecretsManager::Secret", "AWS::S3::Bucket", "AWS::KMS::Key"]
  .flatMap((type) => resourcesOf(data, type))
  .map((one) => ({ ResourceType: one.Type, LogicalResourceId: one.id, PhysicalResourceId: physical(one) }));

type Answers = Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => object>>;

function answering<C extends CloudFormationClient | DynamoDBClient>(client: C, answers: Answers): C {
  client.middlewareStack.add(
    (_, { commandName = "" }) =>
      async ({ input }) => {
        const answer = answers[commandName];
        if (!answer) throw new Error(`${commandName}?`);
        return {
          output: { $metadata: {}, ...answer(input as Readonly<Record<string, unknown>>) } as never,
          response: {},
        };
      },
    { step: "initialize" },
  );
  return client;
}

const dynamo = () =>
  answering(new DynamoDBClient({ region: "eu-central-1" }), {
    DescribeTableCommand: ({ TableName }) => ({
      Table: {
        TableArn: `${ARN}${TableName}`,
        LatestStreamArn: `${ARN}${TableName}/stream/2026-01-01T00:00:00.000`,
        SSEDescription: { KMSMasterKeyArn: KEY },
      },
    }),
  });
const noStack = () => {
  throw new Error("Stack with id ComebackData does not exist");
};
const cloudFormation = (answers: Answers) =>
  answering(new CloudFormationClient({ region: "eu-central-1" }), {
    ListStackResourcesCommand: () => ({ StackResourceSummaries: RESOURCES }),
    ...answers,
  });

describe("what a deployment leaves in the account", () => {
  it("is found by what the template calls it, in the form that another deployment reads", async () => {
    const deps = {
      cloudFormation: cloudFormation({ DescribeStacksCommand: () => ({ Stacks: [{}] }) }),
      dynamo: dynamo(),
    };
    const kept = await findKept(deps);
    expect(KeptData.parse(kept)).toEqual(kept);
    expect(kept.key).toBe(KEY);
    expect(kept.keys).toMatch(/secret:KeysSecret[0-9A-F]{8}$/);
    expect(kept.results).toMatch(/^arn:aws:s3:::data-results[0-9a-f]{8}$/);
    const names = Object.entries(kept.tables).map(([name, { arn }]) => [
      name,
      /data-([a-z]+)[0-9a-f]{8}$/.exec(arn)?.[1],
    ]);
    expect(names).toEqual(
      ["events", "customers", "tastes", "checkpoints", "journal", "config"].map((name) => [name, name]),
    );
  });

  it("is found of the stack that went last, when it is gone", async () => {
    const asked: unknown[] = [];
    const gone = (id: string, day: number, StackName = "ComebackData") => ({
      ...{ StackName, StackId: id, StackStatus: "DELETE_COMPLETE", DeletionTime: new Date(day) },
    });
    await findKept({
      cloudFormation: cloudFormation({
        DescribeStacksCommand: noStack,
        ListStacksCommand: () => ({
          StackSummaries: [gone("first", 1), gone("last", 3), gone("other", 9, "Other")],
        }),
        ListStackResourcesCommand: ({ StackName }) => {
          asked.push(StackName);
          return { StackResourceSummaries: RESOURCES };
        },
      }),
      dynamo: dynamo(),
    });
    expect(asked).toEqual(["last"]);
  });

  it("is nothing where there never was any", async () => {
    const deps = {
      cloudFormation: cloudFormation({
        DescribeStacksCommand: noStack,
        ListStacksCommand: () => ({ StackSummaries: [] }),
      }),
      dynamo: dynamo(),
    };
    await expect(findKept(deps)).rejects.toThrow(/no stack ComebackData .* last 90 days/);
  });
});
