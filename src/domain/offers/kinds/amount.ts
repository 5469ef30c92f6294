import { toMinor } from "../../basics/money.ts";
import { moneyWords } from "../money-words.ts";
import type { Kind } from "./kind.ts";

/** A fixed sum off what fits. That the floor holds is seen to by `min_order`, without which no such offer is published. */
export const amount: Kind<"amount"> = {
  keys: ["amount"],
  isOfGoods: true,
  canRise: false,
  give(offer, tier, { currency }) {
    const sum = toMinor(offer.amount[tier.id] ?? 0, currency);
    if (sum <= 0) return { why: `no sum for tier ${tier.id}` };
    return { benefit: { kind: "amount", amount: sum }, why: `${moneyWords(sum, currency)} off` };
  },
  take: (benefit, { fitting, order }) => ({ amount: Math.min(benefit.amount, fitting, order) }),
  costOn: (benefit, worth) => Math.min(benefit.amount, worth),
  inWords: (benefit, currency) => `${moneyWords(benefit.amount, currency)} off`,
};
