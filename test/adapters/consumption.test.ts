import { PutCommand, QueryCommand, ScanCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addUp, type Consumption, consumingInto, counted } from "../../src/adapters/consumption.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
  counted(dynamo.documents);
});
afterAll(() => dynamo.stop());

async function consumedBy(work: () => Promise<unknown>) {
  const consumption: Consumption = new Map();
  await consumingInto(consumption, work).catch(({ name }) => name);
  const { requests, readUnits, writeUnits } = addUp(consumption.values());
  return [requests, readUnits, writeUnits];
}

const put = (name: string, bytes: number, condition?: string) =>
  dynamo.documents.send(
    new PutCommand({
      TableName: dynamo.names.config,
      Item: { scope: "s", name, text: "x".repeat(bytes) },
      ...(condition && { ConditionExpression: condition, ExpressionAttributeNames: { "#name": "name" } }),
    }),
  );

describe("what calls consume", () => {
  it("is a write unit for each KB", async () => {
    expect(await consumedBy(() => put("a", 100))).toEqual([1, 0, 1]);
    expect(await consumedBy(() => put("b", 2_000))).toEqual([1, 0, 2]);
  });

  it("is as much when the condition of a write does not hold", async () => {
    await put("taken", 2_000);
    expect(await consumedBy(() => put("taken", 2_000, "attribute_not_exists(#name)"))).toEqual([1, 0, 2]);
    const update = new UpdateCommand({
      TableName: dynamo.names.config,
      Key: { scope: "s", name: "never" },
      UpdateExpression: "SET n = :n",
      ConditionExpression: "attribute_exists(n)",
      ExpressionAttributeValues: { ":n": 1 },
    });
    expect(await consumedBy(() => dynamo.documents.send(update))).toEqual([1, 0, 1]);
  });

  it("is a read unit for 4 KB read strongly, half of it else, whatever a filter leaves", async () => {
    for (let part = 0; part < 5; part += 1) await put(`part-${part}`, 3_000);
    const query = {
      TableName: dynamo.names.config,
      KeyConditionExpression: "#scope = :scope AND begins_with(#name, :part)",
      ExpressionAttributeNames: { "#scope": "scope", "#name": "name" },
      ExpressionAttributeValues: { ":scope": "s", ":part": "part-" },
    };
    const strongly = new QueryCommand({ ...query, ConsistentRead: true });
    expect(await consumedBy(() => dynamo.documents.send(strongly))).toEqual([1, 4, 0]);
    expect(await consumedBy(() => dynamo.documents.send(new QueryCommand(query)))).toEqual([1, 2, 0]);
    const scan = new ScanCommand({
      TableName: dynamo.names.config,
      FilterExpression: "#name = :none",
      ExpressionAttributeNames: { "#name": "name" },
      ExpressionAttributeValues: { ":none": "none" },
    });
    const [, units = 0] = await consumedBy(() => dynamo.documents.send(scan));
    expect(units).toBeGreaterThanOrEqual(2);
  });

  it("is kept apart for what goes on at the same time", async () => {
    const both = await Promise.all([consumedBy(() => put("c", 100)), consumedBy(() => put("d", 3_000))]);
    expect(both).toEqual([
      [1, 0, 1],
      [1, 0, 3],
    ]);
  });
});
