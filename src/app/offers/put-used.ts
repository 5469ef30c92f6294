import { lackOf } from "../../domain/offers/budgets/reserve.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { CodeStore } from "../../ports/codes.ts";

export interface PutUsedDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
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
    const paid = { ...code, reserved: code.reserved + lack };
    const result = await codes.put(paid);
    if (result !== "written" && !(await isReserved(codes, paid))) await budgets.giveBack(code.counters, lack);
    return result;
  };
}

/**
 * Whether what is there in place of a write has what was reserved for it, because the SDK has repeated one whose answer was
 * lost: what is reserved for a code only grows. Where somebody else gave it back at the same moment, too much stays
 * reserved until the night.
 */
export async function isReserved(
  codes: Pick<CodeStore, "get">,
  { code, reserved }: Pick<Code, "code" | "reserved">,
): Promise<boolean> {
  const there = await codes.get(code);
  return there !== undefined && there.reserved >= reserved;
}
