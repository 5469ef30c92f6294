import { defined } from "../../domain/basics/defined.ts";
import { worthOf } from "../../domain/offers/basket.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { decide } from "../../domain/offers/codes/decide.ts";
import { marginRules, marginWithOffer } from "../../domain/offers/margin.ts";
import { keysOf } from "./bearer.ts";
import { type CodeQuestion, type Judged, makeJudgeCode, type Unjudged } from "./judge-code.ts";
import { makePutUsed } from "./put-used.ts";
import type { TillDeps } from "./till-deps.ts";

export type RedeemQuestion = CodeQuestion & { readonly order: string };

const ATTEMPTS = 10;

/**
 * Redeems a code for an order, if it is good for its basket: one conditional write decides between tills. The same order
 * again gets the same answer, whatever its basket has become.
 */
export function makeRedeemCode(deps: TillDeps) {
  const judge = makeJudgeCode(deps);
  const putUsed = makePutUsed(deps);
  return async (question: RedeemQuestion): Promise<Judged | Unjudged> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const judged = await judge(question, attempt === 0 ? undefined : "fresh");
      if (judged.kind !== "good") return judged;
      const outcome = decide(judged.code, redeemed(question, judged));
      if (outcome.kind === "refused") return { ...judged, kind: "no", why: WHY[outcome.why] };
      if (outcome.kind === "same") return { ...judged, kind: "again" };
      if ((await putUsed(outcome.code)) === "written") return { ...judged, code: outcome.code };
    }
    throw new Error(`code ${question.code} kept changing`);
  };

  function redeemed(
    { order, person }: RedeemQuestion,
    { bundle, code, basket, amount }: Judged & { kind: "good" },
  ) {
    const by = bearerOf(code, keysOf(person));
    const at = deps.clock.now();
    const total = Math.max(0, worthOf(basket) + (basket.delivery ?? 0) - amount);
    const { benefit } = code.terms;
    const margin = marginWithOffer(basket, { benefit, amount }, marginRules(bundle.offers, bundle.store));
    return {
      kind: "redeemed",
      told: "till",
      order,
      amount,
      total,
      at,
      ...defined({ by, margin }),
    } as const;
  }
}

/** Named only where anybody may bring the code, and its customer is not recognised at sight. */
function bearerOf({ bound, customer }: Code, keys: readonly Code["customer"][]) {
  return bound === "anyone" && !keys.includes(customer) ? keys[0] : undefined;
}

const WHY = {
  used: "already-used",
  withdrawn: "withdrawn",
  expired: "expired",
  void: "given-back",
  "not-used": "already-used",
} as const;
