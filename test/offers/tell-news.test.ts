import { expect, it } from "vitest";
import { makeTellNews } from "../../src/app/offers/tell-news.ts";
import type { Announcement } from "../../src/ports/announcements.ts";

it("tells of budgets and pools that come to their end on the bus and by metrics", async () => {
  const [counted, told]: [object[], Announcement[]] = [[], []];
  const tell = makeTellNews({
    bus: { publish: async (all) => void told.push(...all) },
    meter: (counts) => void counted.push(counts),
  });
  const budget = { kind: "budget", counter: "all@2026-03", limit: 1_500, left: 300 } as const;
  await tell({ ...budget, mark: "warned" });
  await tell({ ...budget, mark: "exhausted" });
  await tell({ kind: "pool", mark: "a-week", offer: "hello", left: 7 });
  const detail = { counter: "all@2026-03", limit: 1_500, left: 300 };
  expect(told).toEqual([
    { type: "BudgetWarned", detail },
    { type: "BudgetExhausted", detail },
    { type: "PoolLow", detail: { offer: "hello", left: 7, mark: "a-week" } },
  ]);
  expect(counted).toEqual([{ budgetWarned: 1 }, { budgetExhausted: 1 }, { poolLow: 1 }]);
});
