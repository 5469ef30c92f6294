import { type Claim, type Counters, left, marksPassed } from "../../domain/offers/budgets/budget.ts";
import type { TellOfferNews } from "../../domain/offers/news.ts";
import type { BudgetStore } from "../../ports/budgets.ts";

export interface ReserveDeps {
  readonly budgets: Pick<BudgetStore, "reserve">;
  /** Hears when a budget is at 80% and when it is at its end: each budget's end once a process. */
  readonly tell?: TellOfferNews;
}

type Reserved = Awaited<ReturnType<BudgetStore["reserve"]>>;

/** Reserves for one code, or for a walk's block of several, and says what marks the budgets have passed. */
export function makeReserveBudget({ budgets, tell = async () => {} }: ReserveDeps) {
  const ended = new Set<string>();
  const say = async (mark: "warned" | "exhausted", claim: Claim, free: number) => {
    if (mark === "exhausted") {
      if (ended.has(claim.counter)) return;
      ended.add(claim.counter);
    }
    await tell({ kind: "budget", mark, ...claim, left: free });
  };
  return async (claims: readonly Claim[], amount: number): Promise<Reserved> => {
    let after: Counters = {};
    const outcome = await budgets.reserve(claims, amount, (counters) => {
      after = counters;
    });
    if (outcome === "reserved") {
      for (const claim of claims) {
        const counter = after[claim.counter];
        if (!counter) continue;
        for (const mark of marksPassed(counter, claim.limit, amount))
          await say(mark, claim, left(counter, claim.limit));
      }
      return outcome;
    }
    const short = claims.find(({ counter }) => counter === outcome.exhausted);
    if (short) await say("exhausted", short, outcome.left);
    return outcome;
  };
}
