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
const LATER = Date.UTC(2030, 0, 1);

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
    await store.takeOut("summer", "SUN-1", TODAY);
    await store.takeOut("summer", "Sun-1", TODAY);
    const counts = { added: 2, free: 1, taken: { [TODAY]: 1 } };
    expect(await store.counts("summer")).toEqual(counts);
    expect(await store.noted("summer")).toEqual(counts);
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

  it("have a code again that was put back, and count it as not taken", async () => {
    const store = open();
    await store.add("winter", ["Ice-1"]);
    await store.takeOut("winter", "ICE-1", TODAY);
    await store.putBack("winter", "Ice-1", TODAY);
    await store.putBack("winter", "Ice-1", TODAY);
    expect(await store.counts("winter")).toEqual({ added: 1, free: 1, taken: { [TODAY]: 0 } });
    expect(await store.noted("winter")).toMatchObject({ added: 1, free: 1 });
    expect(await store.free("winter", "any")).toEqual(["Ice-1"]);
  });

  it("note which codes a customer was to get, for whoever has read what stood there", async () => {
    const store = open();
    const ann = keyOf("ann");
    const [first, second] = [
      { codes: ["Ann-1"], issue: 1 },
      { codes: ["ANN-2", "Ann-1"], issue: 2 },
    ] as const;
    expect(await store.given("spring", ann)).toBeUndefined();
    expect(await store.note("spring", ann, first, undefined, LATER)).toBe(true);
    expect(await store.note("spring", ann, second, undefined, LATER)).toBe(false);
    expect(await store.note("spring", ann, second, first, LATER)).toBe(true);
    expect(await store.note("spring", ann, first, first, LATER)).toBe(false);
    expect(await store.given("spring", ann)).toEqual(second);
    expect(await store.given("autumn", ann)).toBeUndefined();
  });

  it("say whose pool a code is in, in any case of its letters", async () => {
    const store = open();
    await store.add("june", ["Straße-1"]);
    expect(await store.offerOf("STRASSE-1")).toBe("june");
    expect(await store.offerOf("straße-1")).toBe("june");
    expect(await store.offerOf("STRASSE-2")).toBeUndefined();
  });

  it("tell each mark once, and again after codes were added", async () => {
    const store = open();
    await store.add("march", ["M-1"]);
    const marks = await Promise.all([1, 2, 3].map(() => store.tell("march", "a-week")));
    expect(marks.filter(Boolean)).toHaveLength(1);
    expect(await store.tell("march", "empty")).toBe(true);
    await store.add("march", ["m-1"]);
    expect(await store.tell("march", "empty")).toBe(false);
    await store.add("march", ["m-2"]);
    expect(await store.tell("march", "empty")).toBe(true);
  });
});
