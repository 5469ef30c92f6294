import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBudgetStore } from "../../src/adapters/dynamodb/budget-store.ts";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { itemSize, type StoredItem } from "../../src/adapters/dynamodb/item-size.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { CODE_SHARDS } from "../../src/domain/offers/codes/shards.ts";
import type { BudgetStore } from "../../src/ports/budgets.ts";
import type { CodeStore } from "../../src/ports/codes.ts";
import { codeWith, ISSUED_AT } from "../support/codes.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const CODES: Record<string, () => CodeStore> = {
  memory: makeMemoryCodeStore,
  DynamoDB: () =>
    heldToActions("codes", dynamo.endpoint, (documents) => makeCodeStore(documents, dynamo.names.journal)),
};
const BUDGETS: Record<string, () => BudgetStore> = {
  memory: makeMemoryBudgetStore,
  DynamoDB: () =>
    heldToActions("budgets", dynamo.endpoint, (documents) =>
      makeBudgetStore(documents, dynamo.names.journal),
    ),
};

/** As large as they get. */
const LARGE = codeWith(
  "SOMETHING-7F3K9Q2M",
  {
    ...{
      offer: "win_back_of_customers_who_left",
      chain: "campaign:spring-sale-for-regulars",
      mailVariant: "b",
    },
    ...({
      customer: "e:RbT1z0pGJXwb3mcaxs2cOQ5bIcWkfnV0p0eQ9xYhM3A",
      mailbox: "m:RbT1z0pGJXwb3mcaxs2cOQ",
    } as object),
    ...{
      counters: ["offer:win_back_of_customers_who_left@2026-11", "chain:campaign:spring@2026-11", "all@2026"],
    },
    ...{ reserved: 1_500_000, batch: "2026-11-29T10:00:00.000Z-7f3k9q2m" },
    terms: {
      benefit: { kind: "percent", percent: 15, most: 1_500_000 },
      variant: "last_category",
      subject: "cosmetics",
      minOrder: 150_000,
    },
  },
  {
    ...{
      stage: "released",
      sentAt: ISSUED_AT,
      voidAt: ISSUED_AT + 3 * DAY,
      voided: ["gid://shopify/Order/123456"],
    },
    redemption: {
      order: "gid://shopify/Order/123456",
      amount: 123_400,
      total: 900_000,
      margin: 12,
      at: ISSUED_AT,
    },
  },
);

describe.each(Object.entries(CODES))("the ledger of codes in %s", (_, open) => {
  it("gives a record back as it was written, in any case of its letters", async () => {
    const codes = open();
    expect(await codes.get("NO-SUCH")).toBeUndefined();
    expect(await codes.put(LARGE)).toBe("written");
    expect(await codes.get("something-7f3k9q2m")).toEqual(LARGE);
    expect(await codes.get("SOMETHING-7F3K9Q2M", "eventual")).toEqual(LARGE);
  });

  it("writes over what was read only, and once", async () => {
    const codes = open();
    const first = codeWith("RACE-1");
    expect(await codes.put(first)).toBe("written");
    expect(await codes.put(first)).toBe("conflict");
    const second = { ...first, stage: "sent", sentAt: ISSUED_AT, revision: 2 } as const;
    expect(await Promise.all([codes.put(second), codes.put(second)])).toContain("conflict");
    expect(await codes.get("RACE-1")).toEqual(second);
    expect(await codes.put({ ...second, revision: 4 })).toBe("conflict");
  });

  it("has every record in one of its parts", async () => {
    const codes = open();
    const made = Array.from({ length: 100 }, (_, at) => codeWith(`PART-${at}`));
    for (const code of made) await codes.put(code);
    const found: string[] = [];
    for (let shard = 0; shard < CODE_SHARDS; shard += 1)
      for await (const { code } of codes.inShard(shard)) if (code.startsWith("PART-")) found.push(code);
    expect(found.toSorted()).toEqual(made.map(({ code }) => code).toSorted());
  });
});

it("a record is written for one unit", async () => {
  const codes = makeCodeStore(dynamo.documents, dynamo.names.journal);
  await codes.put({ ...LARGE, code: "LARGE-7F3K9Q2M" });
  const raw = new DynamoDBClient({
    ...{ endpoint: dynamo.endpoint, region: "us-east-1" },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const { Items = [] } = await raw.send(new ScanCommand({ TableName: dynamo.names.journal }));
  raw.destroy();
  const item = Items.find(({ entry }) => entry?.S === "LARGE-7F3K9Q2M");
  expect(item).toBeDefined();
  expect(itemSize(JSON.parse(JSON.stringify(item ?? {})) as StoredItem)).toBeLessThan(1_024);
});

describe.each(Object.entries(BUDGETS))("budgets in %s", (name, open) => {
  const all = { counter: `all@${name}`, limit: 1_000 };
  const offer = { counter: `offer:thanks@${name}`, limit: 300 };

  it("reserve in every counter or in none, and never beyond one of them", async () => {
    const budgets = open();
    expect(await budgets.reserve([all, offer], 200)).toBe("reserved");
    expect(await budgets.reserve([all, offer], 101)).toEqual({ exhausted: offer.counter, left: 100 });
    expect(await budgets.reserve([all], 700)).toBe("reserved");
    expect(await budgets.reserve([all, offer], 101)).toMatchObject({ left: 100 });
    expect(await budgets.reserve([all, offer], 100)).toBe("reserved");
    expect(await budgets.counters()).toMatchObject({
      [all.counter]: { issued: 1_000, returned: 0 },
      [offer.counter]: { issued: 300 },
    });
    await budgets.giveBack([all.counter, offer.counter], 50);
    await budgets.settle({ [all.counter]: 40, [offer.counter]: 0 });
    await budgets.settle({ [all.counter]: 30 });
    expect((await budgets.counters())[all.counter]).toEqual({ issued: 950, returned: 40 });
    expect(await budgets.reserve([all], 91)).toEqual({ exhausted: all.counter, left: 90 });
    expect(await budgets.reserve([all], 90)).toBe("reserved");
    await budgets.charge([all.counter], 500);
    expect((await budgets.counters())[all.counter]).toMatchObject({ issued: 1_540 });
    expect(await budgets.reserve([all], 1)).toMatchObject({ exhausted: all.counter, left: 0 });
    await budgets.drop([all.counter]);
    expect(await budgets.counters()).not.toHaveProperty([all.counter]);
  });

  it("let three of fifty have a budget of three, whoever comes first", async () => {
    const budgets = open();
    const claims = [
      { counter: `chain:rush@${name}`, limit: 300 },
      { counter: `all@rush-${name}`, limit: 10_000 },
    ];
    const answers = await Promise.all(Array.from({ length: 50 }, () => budgets.reserve(claims, 100)));
    expect(answers.filter((answer) => answer === "reserved")).toHaveLength(3);
    expect(answers.filter((answer) => answer !== "reserved")[0]).toEqual({
      exhausted: claims[0]?.counter,
      left: 0,
    });
    expect((await budgets.counters())[`all@rush-${name}`]?.issued).toBe(300);
  });
});
