import type { Claim, Counters } from "../domain/offers/budgets/budget.ts";

/**
 * The counters of all budgets: one item, so that a mail's offer, chain and everything together are reserved by one
 * conditional write. A write whose answer was lost may have counted twice: too much is reserved then, never too little,
 * and the night gives it back.
 */
export interface BudgetStore {
  counters(): Promise<Counters>;
  /**
   * Reserves `amount` in every claim or in none. `exhausted`: which counter has too little left, and how much that is.
   * `told` hears how the claimed counters stand after it, so that the marks that it passed can be said.
   */
  reserve(
    claims: readonly Claim[],
    amount: number,
    told?: (after: Counters) => void,
  ): Promise<"reserved" | { readonly exhausted: string; readonly left: number }>;
  /**
   * What was reserved and issued to nobody. Never call it again for the same rest: where it is not certain whether it has
   * happened, the rest stays reserved until the night.
   */
  giveBack(counters: readonly string[], amount: number): Promise<void>;
  /** Sets what a counter's codes have given back, all together: the night's account (domain/offers/budgets/night.ts). */
  settle(returned: Readonly<Record<string, number>>): Promise<void>;
  /** Drops counters of periods that are over. */
  drop(counters: readonly string[]): Promise<void>;
}
