import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDigestClaims } from "../../src/adapters/dynamodb/digest-claims.ts";
import { makeMemoryDigestClaims } from "../../src/adapters/memory/digest-claims.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const [ANN, BEN] = ["ann@shop.example", "ben@shop.example"];

describe.each([
  ["in memory", () => makeMemoryDigestClaims()],
  [
    "in DynamoDB",
    () =>
      heldToActions("claims", dynamo.endpoint, (documents) =>
        makeDigestClaims(documents, dynamo.names.config),
      ),
  ],
] as const)("claims of digests %s", (_, make) => {
  it("are given once a week to each reader, in any case of the address", async () => {
    const claims = make();
    expect(await claims.claim(ANN, 100)).toBe(true);
    expect(await claims.claim("Ann@shop.example", 100)).toBe(false);
    expect(await claims.claim(BEN, 100)).toBe(true);
    expect(await claims.claim(ANN, 107)).toBe(true);
    expect(await claims.claim(ANN, 100)).toBe(false);
  });

  it("can be given back, but not a later week's", async () => {
    const claims = make();
    const reader = "cleo@shop.example";
    await claims.claim(reader, 100);
    await claims.release(reader, 100);
    expect(await claims.claim(reader, 100)).toBe(true);
    await claims.claim(reader, 107);
    await claims.release(reader, 100);
    expect(await claims.claim(reader, 107)).toBe(false);
  });
});
