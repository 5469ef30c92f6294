import type { Instant } from "../../basics/calendar.ts";
import type { Basket } from "../basket.ts";
import { discountOf, faceValue } from "../discount.ts";
import type { Code, Redemption } from "./code.ts";
import { isExpired } from "./life.ts";

/** Why a till takes nothing off for a code. */
export type WhyNot =
  | "unknown"
  | "withdrawn"
  | "already-used"
  /** That very order has used it and given it back: another try is another order. */
  | "given-back"
  | "expired"
  /** It is its customer's only, and the till does not say who orders. */
  | "customer-needed"
  | "not-yours"
  | "below-minimum"
  | "nothing-fits"
  /** It would take more than its budget has set aside for it. */
  | "budget";

export type CodeStanding =
  | { readonly kind: "good" }
  /** That order has used it already. */
  | { readonly kind: "again"; readonly redemption: Redemption }
  | { readonly kind: "no"; readonly why: WhyNot };

/** What the record alone says of a code to an order, whoever orders and whatever is in it. */
export function codeStanding(
  code: Code,
  { now, order }: { readonly now: Instant; readonly order?: string | undefined },
): CodeStanding {
  if (code.stage === "withdrawn") return { kind: "no", why: "withdrawn" };
  if (order !== undefined && code.voided?.includes(order)) return { kind: "no", why: "given-back" };
  if (code.stage === "redeemed")
    return code.redemption.order === order
      ? { kind: "again", redemption: code.redemption }
      : { kind: "no", why: "already-used" };
  if (code.stage === "spent") return { kind: "no", why: "already-used" };
  return isExpired(code, now) ? { kind: "no", why: "expired" } : { kind: "good" };
}

export type Worth =
  | { readonly kind: "takes"; readonly amount: number }
  | { readonly kind: "nothing"; readonly why: WhyNot };

/**
 * What a good code takes off a basket, in minor units of the store currency. Where nothing bounds what a benefit can cost,
 * what its budget has set aside for it does.
 */
export function worthOf({ terms, counters, reserved }: Code, basket: Basket): Worth {
  const { amount, why } = discountOf(terms, basket);
  if (why !== undefined) return { kind: "nothing", why };
  const isBounded = counters.length === 0 || faceValue(terms.benefit) !== undefined;
  return isBounded || amount <= reserved ? { kind: "takes", amount } : { kind: "nothing", why: "budget" };
}
