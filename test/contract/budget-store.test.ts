import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeBudgetStore } from "../../src/adapters/dynamodb/budget-store.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { type Counters, left } from "../../src/domain/offers/budgets/budget.ts";
import type { BudgetStore } from "../../src/ports/budgets.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => BudgetStore> = {
  memory: makeMemoryBudgetStore,
  DynamoDB: () =>
    heldToActions("budgets", dynamo.endpoint, (documents) =>
      makeBudgetStore(documents, dynamo.names.journal),
    ),
};
const OFFER = { counter: "offer:hello@2026-11", limit: 1_500 };
const ALL = { counter: "all@2026-11", limit: 10_000 };

describe.each(Object.entries(STORES))("the counters of budgets in %s", (_, open) => {
  let store: BudgetStore;
  beforeEach(async () => {
    store = open();
    const before = Object.keys(await store.counters());
    await store.drop(before);
  });

  it("reserve in every budget or in none", async () => {
    expect(await store.reserve([OFFER, ALL], 1_000)).toBe("reserved");
    expect(await store.reserve([ALL, OFFER], 600)).toEqual({ exhausted: OFFER.counter, left: 500 });
    expect(await store.counters()).toMatchObject({
      [OFFER.counter]: { issued: 1_000, returned: 0 },
      [ALL.counter]: { issued: 1_000, returned: 0 },
    });
    expect(await store.reserve([OFFER], 500)).toBe("reserved");
    expect(await store.reserve([OFFER], 1)).toEqual({ exhausted: OFFER.counter, left: 0 });
    expect(await store.reserve([], 1)).toBe("reserved");
  });

  it("give three codes to fifty claimants who come at once, and say so to each", async () => {
    const told: Counters[] = [];
    const claims = Array.from({ length: 50 }, () =>
      store.reserve([OFFER, ALL], 500, (after) => told.push(after)),
    );
    const outcomes = await Promise.all(claims);
    expect(outcomes.filter((one) => one === "reserved")).toHaveLength(3);
    expect(outcomes.filter((one) => one !== "reserved")).toHaveLength(47);
    expect(told.map((after) => after[OFFER.counter]?.issued).sort()).toEqual([1_000, 1_500, 500]);
    expect(await store.counters()).toMatchObject({
      [OFFER.counter]: { issued: 1_500 },
      [ALL.counter]: { issued: 1_500 },
    });
  }, 30_000);

  it("take back what a walk did not use, and what the night says", async () => {
    await store.reserve([OFFER, ALL], 1_500);
    await store.giveBack([OFFER.counter, ALL.counter], 400);
    await store.settle({ [OFFER.counter]: 300 });
    const counters = await store.counters();
    expect(counters[OFFER.counter]).toEqual({ issued: 1_500, returned: 300, back: 400 });
    expect(left(counters[OFFER.counter], OFFER.limit)).toBe(700);
    expect(await store.reserve([OFFER, ALL], 701)).toEqual({ exhausted: OFFER.counter, left: 700 });
    expect(await store.reserve([OFFER, ALL], 700)).toBe("reserved");
    // A code that had expired was honoured all the same: the night says less than before.
    await store.settle({ [OFFER.counter]: 100, [ALL.counter]: 0 });
    expect(await store.reserve([OFFER], 1)).toEqual({ exhausted: OFFER.counter, left: 0 });
  });

  it("are given back by many at once, each once", async () => {
    await store.reserve([ALL], 5_000);
    await Promise.all(Array.from({ length: 10 }, () => store.giveBack([ALL.counter], 100)));
    expect((await store.counters())[ALL.counter]?.back).toBeLessThanOrEqual(1_000);
  });

  it("forget periods that are over, and nothing else", async () => {
    await store.reserve([OFFER, ALL], 500);
    await store.drop([OFFER.counter]);
    expect(Object.keys(await store.counters())).toEqual([ALL.counter]);
  });
});
