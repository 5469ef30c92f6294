import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { asking, codeWith, till } from "../support/tills.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

describe("tills at once, on DynamoDB", () => {
  it("redeem a code for one order, and all hear of the same one afterwards", async () => {
    const store = makeCodeStore(dynamo.documents, dynamo.names.journal);
    const tills = await Promise.all(
      [0, 1].map((one) => till({ store, codes: one === 0 ? [codeWith()] : [] })),
    );
    const orders = Array.from({ length: 12 }, (_, index) => `o${index}`);
    const redeem = (order: string, index: number) =>
      tills[index % 2]?.ask("redeem", asking({ order })) ?? Promise.reject(new Error("no till"));
    const answers = await Promise.all(orders.map(redeem));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
    expect(await Promise.all(orders.map(redeem))).toEqual(answers);
    const winner = orders[answers.findIndex(({ status }) => status === 200)];
    expect(await store.get("HELLO-7F3K9Q2M")).toMatchObject({ redemption: { order: winner }, revision: 2 });
  });
});
