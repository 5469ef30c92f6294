import type { BrowserFactCounts } from "../../ports/browser-facts.ts";

/** Counts in memory, for tests and simulations. */
export function makeMemoryBrowserFacts(): BrowserFactCounts {
  const counts = new Map<string, number>();
  return {
    async add(customer, day, facts) {
      const name = `${customer} ${day}`;
      const count = (counts.get(name) ?? 0) + facts;
      counts.set(name, count);
      return count;
    },
  };
}
