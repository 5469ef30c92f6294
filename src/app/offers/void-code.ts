import type { Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Claim } from "../../domain/offers/budgets/budget.ts";
import { limitsOf } from "../../domain/offers/budgets/claims.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { decide } from "../../domain/offers/codes/decide.ts";
import { isExpired, type Told } from "../../domain/offers/codes/life.ts";
import { costOf } from "../../domain/offers/discount.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { Changed } from "./change-code.ts";
import { isReserved, makePutUsed } from "./put-used.ts";

export interface VoidRequest {
  readonly code: string;
  readonly order: string;
  readonly told: Told;
  readonly at: Instant;
  /** In place of the offer's own rule. */
  readonly rule?: "release";
  readonly bundle: Pick<Bundle, "offers" | "chains" | "campaigns" | "store">;
}

interface VoidDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly budgets: Pick<BudgetStore, "reserve" | "charge" | "giveBack">;
}

/**
 * The order that used a code is cancelled, or refunded whole. By the offer's rule the code is good again, once what the
 * budgets have back of it is reserved a second time: a budget that cannot pay for it twice leaves it used.
 */
export function makeVoidCode(deps: VoidDeps) {
  const { codes, budgets } = deps;
  const putUsed = makePutUsed(deps);
  return async ({ code: text, order, told, at, bundle, rule: given }: VoidRequest): Promise<Changed> => {
    for (;;) {
      const code = await codes.get(text);
      if (!code) return { kind: "unknown" };
      const rule = given ?? bundle.offers.list[code.offer]?.code?.on_cancel ?? "release";
      const again =
        rule === "release" ? await reserveAgain(code, order, at, bundle) : { kind: "none" as const };
      const outcome = decide(code, {
        ...{ kind: "voided", told, order, at },
        rule: again.kind === "exhausted" ? "keep" : rule,
        ...(again.kind === "reserved" && { reserved: again.amount }),
      });
      if (outcome.kind === "refused") return { ...outcome, code };
      if (outcome.kind === "same") return { kind: "same", code };
      if ((await putUsed(outcome.code)) === "written") return { kind: "changed", code: outcome.code };
      if (again.kind === "reserved" && !(await isReserved(codes, outcome.code)))
        await budgets.giveBack(code.counters, again.amount);
    }
  };

  /** What a night may have given back already. */
  async function reserveAgain(code: Code, order: string, at: Instant, bundle: VoidRequest["bundle"]) {
    if (code.stage !== "redeemed" || code.redemption.order !== order || isExpired(code, at))
      return { kind: "none" } as const;
    // Of two orders that used it the other one still stands, and has what is reserved.
    if (code.extra !== undefined && code.extra.length > 0) return { kind: "none" } as const;
    const cost = costOf(code.terms.benefit, code.redemption);
    const amount = Math.max(0, code.reserved - (code.settled ?? 0) - cost);
    const claims: readonly Claim[] = limitsOf(code.counters, bundle);
    if (amount === 0 || claims.length === 0) return { kind: "none" } as const;
    const result = await budgets.reserve(claims, amount);
    return result === "reserved" ? ({ kind: "reserved", amount } as const) : ({ kind: "exhausted" } as const);
  }
}
