import type { Claim, Counters } from "../domain/offers/budgets/budget.ts";

/** That four fifths of it are taken, or that nothing more can be. */
export type BudgetNews = "warned" | "exhausted";

/**
 * The counters of all budgets: one item, so that a mail's offer, chain and everything together are reserved by one
 * conditional write. A write whose answer was lost may have counted twice: too much is reserved then, never too little,
 * and the night gives it back.
 */
export interface BudgetStore {
  counters(): Promise<Counters>;
  /** Reserves `amount` in every claim or in none. `exhausted`: which counter has too little left, and how much that is. */
  reserve(
    claims: readonly Claim[],
    amount: number,
  ): Promise<"reserved" | { readonly exhausted: string; readonly left: number }>;
  /** What a code has cost beyond what was reserved for it: counted whatever is left, because it was given. */
  charge(counters: readonly string[], amount: number): Promise<void>;
  /** What was reserved and issued to nobody. Where it fails, it may have been given back or not; the night knows. */
  giveBack(counters: readonly string[], amount: number): Promise<void>;
  /** Sets what a counter's codes have given back, all together: the night's account, which only grows. */
  settle(returned: Readonly<Record<string, number>>): Promise<void>;
  /** Whether nobody has been told so of this counter yet; from then on somebody has. */
  tell(counter: string, what: BudgetNews): Promise<boolean>;
  /** Drops counters of periods that are over and settled. */
  drop(counters: readonly string[]): Promise<void>;
}
