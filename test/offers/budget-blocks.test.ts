import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeBudgetBlocks } from "../../src/app/offers/budget-blocks.ts";
import type { Claim } from "../../src/domain/offers/budgets/budget.ts";
import type { BudgetStore } from "../../src/ports/budgets.ts";

const OFFER: Claim = { counter: "offer:thanks@2026-11", limit: 10_000 };
const ALL: Claim = { counter: "all@2026-11", limit: 15_000 };

function counted(store: BudgetStore) {
  const calls = { reserve: 0, giveBack: 0 };
  const counting: BudgetStore = {
    ...store,
    reserve: async (claims, amount) => {
      calls.reserve++;
      await Promise.resolve();
      return store.reserve(claims, amount);
    },
    giveBack: (counters, amount) => {
      calls.giveBack++;
      return store.giveBack(counters, amount);
    },
  };
  return { counting, calls };
}

describe("blocks of a budget", () => {
  it("cost few writes for many codes, and leave in the budget what no code has taken", async () => {
    const store = makeMemoryBudgetStore();
    const { counting, calls } = counted(store);
    const blocks = makeBudgetBlocks(counting);
    const claims = [{ ...OFFER, limit: 10_000_000 }];
    await Promise.all(Array.from({ length: 2_000 }, () => blocks.reserve(claims, 100)));
    await blocks.close();
    expect(await store.counters()).toEqual({ [OFFER.counter]: { issued: 200_000, returned: 0 } });
    expect(calls.reserve).toBeLessThan(20);
    expect(calls.giveBack).toBe(1);
  });

  it("end with the budget to the cent, and say which is exhausted", async () => {
    const store = makeMemoryBudgetStore();
    const blocks = makeBudgetBlocks(store);
    const claims = [{ ...OFFER, limit: 350 }];
    const results = await Promise.all(Array.from({ length: 50 }, () => blocks.reserve(claims, 100)));
    expect(results.filter((one) => one === "reserved")).toHaveLength(3);
    expect(results.at(-1)).toEqual({ exhausted: OFFER.counter, left: 50 });
    await blocks.close();
    expect((await store.counters())[OFFER.counter]?.issued).toBe(300);
  });

  it("take back what was reserved for nobody, and use it for the next", async () => {
    const store = makeMemoryBudgetStore();
    const blocks = makeBudgetBlocks(store);
    await blocks.reserve([OFFER], 100);
    await blocks.giveBack([OFFER.counter], 100);
    await blocks.close();
    expect((await store.counters())[OFFER.counter]?.issued).toBe(0);
  });

  it("never exceed a budget, whatever several walks reserve, give back, break off or close", async () => {
    const act = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          what: fc.constant("reserve" as const),
          walk: fc.nat(2),
          amount: fc.integer({ min: 1, max: 900 }),
          both: fc.boolean(),
        }),
      },
      { weight: 2, arbitrary: fc.record({ what: fc.constant("giveBack" as const), walk: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.record({ what: fc.constant("lost" as const), walk: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.record({ what: fc.constant("close" as const), walk: fc.nat(2) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 120 }), async (acts) => {
        const store = makeMemoryBudgetStore();
        let isLost = false;
        const flaky: BudgetStore = {
          ...store,
          reserve: async (claims, amount) => {
            await Promise.resolve();
            const result = await store.reserve(claims, amount);
            if (!isLost) return result;
            isLost = false;
            throw new Error("no answer");
          },
        };
        const walks = [0, 1, 2].map(() => makeBudgetBlocks(flaky));
        const held: (readonly [readonly string[], number, number])[] = [];
        let answersLost = 0;
        await Promise.all(
          acts.map(async (one) => {
            const walk = walks[one.walk];
            switch (one.what) {
              case "reserve": {
                const claims = one.both ? [OFFER, ALL] : [ALL];
                const result = await walk?.reserve(claims, one.amount).catch(() => "lost");
                if (result === "reserved")
                  held.push([claims.map(({ counter }) => counter), one.amount, one.walk]);
                return;
              }
              case "giveBack": {
                const back = held.pop();
                if (back) await walk?.giveBack(back[0], back[1]);
                return;
              }
              case "lost":
                isLost = true;
                answersLost++;
                return;
              case "close":
                return walk?.close();
              default:
                return one satisfies never;
            }
          }),
        );
        await Promise.all(walks.map((walk) => walk.close()));
        const counters = await store.counters();
        for (const { counter, limit } of [OFFER, ALL]) {
          const issued = counters[counter]?.issued ?? 0;
          const promised = held
            .filter(([counters]) => counters.includes(counter))
            .reduce((sum, [, amount]) => sum + amount, 0);
          expect(issued).toBeLessThanOrEqual(limit);
          expect(issued).toBeGreaterThanOrEqual(promised);
          if (answersLost === 0) expect(issued).toBe(promised);
        }
      }),
      { numRuns: 300 },
    );
  });
});
