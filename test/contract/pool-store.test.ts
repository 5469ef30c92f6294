import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePoolStore } from "../../src/adapters/dynamodb/pool-store.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import type { PoolStore } from "../../src/ports/pools.ts";
import { keyOf } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => PoolStore> = {
  memory: makeMemoryPoolStore,
  DynamoDB: () =>
    heldToActions("pools", dynamo.endpoint, (documents) => makePoolStore(documents, dynamo.names.journal)),
};
const TODAY = 20_000;

describe.each(Object.entries(STORES))("pools of codes in %s", (_, open) => {
  it("take a list once, whoever brings it again, and keep a code in one offer's pool", async () => {
    const store = open();
    expect(await store.look("spring", ["Tea-1", "TEA-2"])).toEqual(["added", "added"]);
    expect(await store.add("spring", ["Tea-1", "TEA-2"])).toEqual(["added", "added"]);
    expect(await store.add("spring", ["TEA-1", "TEA-3"])).toEqual(["known", "added"]);
    expect(await store.add("autumn", ["tea-2", "TEA-4"])).toEqual([{ other: "spring" }, "added"]);
    expect(await store.look("autumn", ["tea-3", "tea-4"])).toEqual([{ other: "spring" }, "known"]);
    expect(await store.counts("spring")).toEqual({ added: 3, free: 3, taken: {} });
    const [free] = await store.free("spring", "any");
    expect(["TEA-2", "TEA-3", "Tea-1"]).toContain(free);
  });

  it("do not offer again what was taken, also when its list is brought again", async () => {
    const store = open();
    await store.add("summer", ["Sun-1", "SUN-2"]);
    expect(await store.takeOut("summer", "SUN-1", TODAY)).toEqual({
      added: 2,
      free: 1,
      taken: { [TODAY]: 1 },
    });
    expect(await store.takeOut("summer", "Sun-1", TODAY)).toEqual({
      added: 2,
      free: 1,
      taken: { [TODAY]: 1 },
    });
    expect(await store.add("summer", ["sun-1"])).toEqual(["known"]);
    expect(await store.free("summer", "any")).toEqual(["SUN-2"]);
    await store.takeOut("summer", "SUN-2", TODAY + 20);
    expect(await store.counts("summer")).toMatchObject({ added: 2, free: 0, taken: { [TODAY + 20]: 1 } });
    expect(await store.free("summer", "any")).toEqual([]);
  });

  it("are brought by several at once without counting a code twice", async () => {
    const store = open();
    const list = Array.from({ length: 20 }, (_, index) => `BULK-${index}`);
    const added = (await Promise.all([1, 2, 3].map(() => store.add("bulk", list)))).flat();
    expect(added.filter((one) => one === "added")).toHaveLength(20);
    expect(await store.counts("bulk")).toMatchObject({ added: 20, free: 20 });
  });

  it("note which code a customer got last, for whoever has read what stood there", async () => {
    const store = open();
    const [ann, first, second] = [keyOf("ann"), { code: "A", issue: 1 }, { code: "B", issue: 2 }];
    expect(await store.pointer("spring", ann)).toBeUndefined();
    expect(await store.point("spring", ann, first, undefined)).toBe(true);
    expect(await store.point("spring", ann, second, undefined)).toBe(false);
    expect(await store.point("spring", ann, second, first)).toBe(true);
    expect(await store.point("spring", ann, first, first)).toBe(false);
    expect(await store.pointer("spring", ann)).toEqual(second);
    expect(await store.pointer("autumn", ann)).toBeUndefined();
  });
});
