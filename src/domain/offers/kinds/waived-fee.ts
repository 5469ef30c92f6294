import { toMinor } from "../../basics/money.ts";
import { localised } from "../../config/localised.ts";
import type { Benefit } from "../benefit.ts";
import { moneyWords } from "../money-words.ts";
import { isFor, type Kind } from "./kind.ts";

/** A fee that the shop takes otherwise and now does not. */
export const waivedFee: Kind<"waived_fee"> = {
  keys: ["for_tiers", "fee", "amount"],
  isOfGoods: false,
  canRise: false,
  give({ for_tiers, fee, amount }, tier, { currency }) {
    if (!isFor(tier, for_tiers)) return { why: `the fee is not waived for tier ${tier.id}` };
    const benefit = { kind: "waived_fee", fee, amount: toMinor(amount, currency) } as const;
    return { benefit, why: inWords(benefit, currency) };
  },
  take: (benefit, { fee = benefit.amount }) => ({ amount: Math.min(benefit.amount, fee) }),
  costOn: (benefit) => benefit.amount,
  inWords,
};

function inWords(
  { fee, amount }: Extract<Benefit, { readonly kind: "waived_fee" }>,
  currency: string,
): string {
  return `no fee: ${localised(fee, "en")}, ${moneyWords(amount, currency)}`;
}
