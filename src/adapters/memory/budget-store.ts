import { type Counter, left } from "../../domain/offers/budgets/budget.ts";
import type { BudgetStore } from "../../ports/budgets.ts";

/** Budgets' counters in memory, for tests and simulations. */
export function makeMemoryBudgetStore(): BudgetStore {
  const counters = new Map<string, Counter>();
  const of = (name: string): Counter => counters.get(name) ?? { issued: 0, returned: 0 };
  return {
    counters: async () => Object.fromEntries(counters),
    async reserve(claims, amount, told) {
      for (const { counter, limit } of claims) {
        const free = left(counters.get(counter), limit);
        if (free < amount) return { exhausted: counter, left: free };
      }
      for (const { counter } of claims)
        counters.set(counter, { ...of(counter), issued: of(counter).issued + amount });
      told?.(Object.fromEntries(claims.map(({ counter }) => [counter, of(counter)])));
      return "reserved";
    },
    async giveBack(names, amount) {
      for (const name of names) counters.set(name, { ...of(name), back: (of(name).back ?? 0) + amount });
    },
    async settle(returned) {
      for (const [name, amount] of Object.entries(returned))
        counters.set(name, { ...of(name), returned: amount });
    },
    async drop(names) {
      for (const name of names) counters.delete(name);
    },
  };
}
