import { lackOf } from "../../domain/offers/budgets/reserve.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { CodeStore } from "../../ports/codes.ts";

export interface PutUsedDeps {
  readonly codes: Pick<CodeStore, "put">;
  readonly budgets: Pick<BudgetStore, "charge" | "giveBack">;
}

/**
 * Writes a code that an order may have used. What that has cost beyond what is reserved for it is taken from its budgets
 * first, whatever is left of them: the promise stands. Whoever dies between the two leaves too much taken, which the night
 * gives back.
 */
export function makePutUsed({ codes, budgets }: PutUsedDeps): CodeStore["put"] {
  return async (code: Code) => {
    const lack = lackOf(code);
    if (lack === 0) return codes.put(code);
    await budgets.charge(code.counters, lack);
    const result = await codes.put({ ...code, reserved: code.reserved + lack });
    if (result !== "written") await budgets.giveBack(code.counters, lack);
    return result;
  };
}
