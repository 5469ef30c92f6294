import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { itemSize, type StoredItem } from "../../src/adapters/dynamodb/item-size.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { shardOf } from "../../src/adapters/shard-of.ts";
import { JOURNAL_EXPIRY } from "../../src/contracts/tables.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { decide } from "../../src/domain/offers/codes/decide.ts";
import { KEPT_AFTER_MS } from "../../src/domain/offers/codes/issue.ts";
import { CODE_SHARDS, type CodeStore } from "../../src/ports/codes.ts";
import { keyOf } from "../support/chains.ts";
import { anyEvent, codeWith } from "../support/codes.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => CodeStore> = {
  memory: makeMemoryCodeStore,
  DynamoDB: () =>
    heldToActions("codes", dynamo.endpoint, (documents) => makeCodeStore(documents, dynamo.names.journal)),
};

describe.each(Object.entries(STORES))("the ledger of codes in %s", (name, open) => {
  const code = (which: string) => codeWith({ code: `${name.toUpperCase()}-${which}` });

  it("finds a code in any case, and nothing where there is none", async () => {
    const store = open();
    const written = code("CASE");
    expect(await store.put(written)).toBe("written");
    expect(await store.get(`${name}-case`)).toEqual(written);
    expect(await store.get(`${name}-case`, "eventual")).toEqual(written);
    expect(await store.get("NOBODYS")).toBeUndefined();
  });

  it("lets one of many write a code first, and each revision once", async () => {
    const store = open();
    const puts = Array.from({ length: 8 }, (_, index) => store.put({ ...code("RACE"), issue: index }));
    expect((await Promise.all(puts)).filter((one) => one === "written")).toHaveLength(1);
    const next = { ...code("RACE"), revision: 2 };
    expect(await store.put({ ...next, revision: 3 })).toBe("conflict");
    expect(await store.put(next)).toBe("written");
    expect(await store.put(next)).toBe("conflict");
    expect(await store.put({ ...code("NEW"), revision: 2 })).toBe("conflict");
  });

  it("keeps all that a code went through", async () => {
    const store = open();
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.array(anyEvent, { maxLength: 12 }), async (id, events) => {
        let kept: Code = codeWith({
          code: id.toUpperCase(),
          written: id,
          mailbox: "m:1" as CustomerKey,
          batch: "b",
        });
        await store.put(kept);
        for (const event of events) {
          const outcome = decide(kept, event);
          if (outcome.kind !== "next") continue;
          kept = outcome.code;
          await store.put(kept);
        }
        expect(await store.get(id)).toEqual(kept);
      }),
      { numRuns: 25 },
    );
  });

  it("reads each code in one of its shards", async () => {
    const store = open();
    const some = Array.from({ length: 20 }, (_, index) => code(`SHARD${index}`));
    for (const one of some) await store.put(one);
    for (const one of some.slice(0, 3)) {
      const found: string[] = [];
      for await (const { code } of store.inShard(shardOf(one.code, CODE_SHARDS))) found.push(code);
      expect(found).toContain(one.code);
    }
  });
});

describe("an item of the ledger", () => {
  it("is smaller than one write unit, however long its names are, and goes long after its code", async () => {
    const store = makeCodeStore(dynamo.documents, dynamo.names.journal);
    const full: Code = {
      ...codeWith({
        code: "SUMMERHOLIDAY-7F3K9Q2M",
        customer: keyOf("f3b9c1d4-8a67-4b1e-9c55-0d2e6a7b8c9d"),
        mailbox: keyOf("m".repeat(43)),
        chain: `campaign:${"c".repeat(32)}`,
        mailVariant: "v".repeat(32),
        counters: ["o", "c", "a"].map((one) => `${one.repeat(32)}@2026-11`),
        batch: "b".repeat(40),
        bound: "anyone",
      }),
      ...{
        revision: 5,
        stage: "released",
        sentAt: 1_772_366_400_000,
        voidAt: 1_772_366_400_000,
        strangers: 9,
      },
      ...{
        redemption: {
          order: "1".repeat(40),
          amount: 123_456,
          total: 1_234_567,
          at: 1_772_366_400_000,
          given: true,
        },
      },
      voided: ["1".repeat(40)],
    };
    const shard = String(shardOf(full.code, CODE_SHARDS)).padStart(2, "0");
    await store.put({ ...full, revision: 1 });
    const client = new DynamoDBClient({
      ...{ endpoint: dynamo.endpoint, region: "us-east-1" },
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    const { Item = {} } = await client.send(
      new GetItemCommand({
        TableName: dynamo.names.journal,
        Key: { owner: { S: `codes#${shard}` }, entry: { S: full.code } },
      }),
    );
    client.destroy();
    expect(itemSize(Item as unknown as StoredItem)).toBeLessThan(1_024);
    expect(Item[JOURNAL_EXPIRY]).toEqual({ N: String((full.terms.validUntil + KEPT_AFTER_MS) / 1_000) });
  });
});
