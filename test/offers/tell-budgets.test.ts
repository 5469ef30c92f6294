import { describe, expect, it } from "vitest";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeTellBudgets } from "../../src/app/offers/tell-budgets.ts";
import type { Action } from "../../src/domain/config/chain.ts";
import type { Announcement } from "../../src/ports/announcements.ts";
import { NOON } from "../support/chains.ts";
import { codedShop } from "../support/coded-shops.ts";

const SEND: Action = { send: "one", offer: "thanks" };
const BUNDLE = codedShop({ steps: [SEND] }, { budget: { amount: 1_000, per: "month" } });
const CLAIM = { counter: "offer:thanks@2026-03", limit: 100_000 };

function listener() {
  const budgets = makeMemoryBudgetStore();
  const told: Announcement[] = [];
  const tell = makeTellBudgets({
    ...{ budgets, clock: { now: () => NOON }, meter: () => undefined },
    rates: async () => ({}),
    bus: { publish: async (more) => void told.push(...more) },
  });
  return { budgets, told, tell };
}

describe("a budget", () => {
  it("is told of once at four fifths, and once when the cheapest code does not fit any more", async () => {
    const { budgets, told, tell } = listener();
    await budgets.reserve([CLAIM], 79_999);
    await tell(BUNDLE, SEND);
    expect(told).toEqual([]);
    await budgets.reserve([CLAIM], 1);
    await tell(BUNDLE, SEND);
    await tell(BUNDLE, SEND);
    const detail = { budget: "offer:thanks", period: "2026-03", currency: "RUB", limit: 1_000 };
    expect(told).toEqual([{ type: "BudgetWarned", detail: { ...detail, taken: 800 } }]);
    await budgets.reserve([CLAIM], 15_000);
    await tell(BUNDLE, SEND);
    await tell(BUNDLE, SEND);
    expect(told.slice(1)).toEqual([{ type: "BudgetExhausted", detail: { ...detail, taken: 950 } }]);
  });

  it("is told of after a test's mails whose variants alone have the offer", async () => {
    const { budgets, told, tell } = listener();
    await budgets.reserve([CLAIM], 90_000);
    await tell(BUNDLE, { send: "one" });
    expect(told).toEqual([]);
    await tell(BUNDLE, {
      send: "one",
      variants: { b: { send: "two", offer: "thanks", share: 50 } },
    } as Action);
    expect(told).toMatchObject([{ type: "BudgetWarned" }]);
  });
});
