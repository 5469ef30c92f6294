import { afterEach, expect, it, vi } from "vitest";
import { logTo } from "../../functions/middleware/observed.ts";
import { tellOfferNews } from "../../functions/offers/offer-news.ts";
import type { Announcement } from "../../src/ports/announcements.ts";

afterEach(() => {
  logTo((line) => void process.stdout.write(line));
  vi.restoreAllMocks();
});

it("tells of budgets and pools that come to their end on the bus and by metrics", async () => {
  const [lines, told]: [string[], Announcement[]] = [[], []];
  logTo((line) => void lines.push(line));
  const tell = tellOfferNews({ publish: async (all) => void told.push(...all) });
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
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { BudgetsWarned: 1 },
    { BudgetsExhausted: 1 },
    { PoolsLow: 1 },
  ]);
});
