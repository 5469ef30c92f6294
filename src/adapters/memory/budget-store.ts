import type { Counter } from "../../domain/offers/budgets/budget.ts";
import type { BudgetStore } from "../../ports/budgets.ts";

/** Budgets' counters in memory, for tests and simulations. */
export function makeMemoryBudgetStore(): BudgetStore {
  const counters = new Map<string, Counter>();
  const told = new Set<string>();
  const of = (name: string) => counters.get(name) ?? { issued: 0, returned: 0 };
  const add = (name: string, amount: number) =>
    counters.set(name, { ...of(name), issued: of(name).issued + amount });
  return {
    counters: async () => Object.fromEntries(counters),
    async reserve(claims, amount) {
      for (const { counter, limit } of claims) {
        const left = limit - of(counter).issued + of(counter).returned;
        if (left < amount) return { exhausted: counter, left: Math.max(0, left) };
      }
      for (const { counter } of claims) add(counter, amount);
      return "reserved";
    },
    async charge(names, amount) {
      for (const name of names) add(name, amount);
    },
    async giveBack(names, amount) {
      for (const name of names) add(name, -amount);
    },
    async settle(returned) {
      for (const [name, amount] of Object.entries(returned))
        counters.set(name, { ...of(name), returned: Math.max(of(name).returned, amount) });
    },
    async tell(counter, what) {
      if (told.has(`${what} ${counter}`)) return false;
      told.add(`${what} ${counter}`);
      return true;
    },
    async drop(names) {
      for (const name of names) counters.delete(name);
    },
  };
}
