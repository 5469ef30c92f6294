import { defined } from "../../basics/defined.ts";
import { toMinor } from "../../basics/money.ts";
import { localised } from "../../config/localised.ts";
import { isFor, type Kind } from "./kind.ts";

/** A product that is put into the order. */
export const gift: Kind<"gift"> = {
  keys: ["for_tiers", "product", "gift_name", "cost"],
  bound: "cost",
  isOfGoods: false,
  canRise: false,
  give({ for_tiers, product, gift_name, cost }, tier, { currency }) {
    if (!isFor(tier, for_tiers)) return { why: `no gift for tier ${tier.id}` };
    const known = cost === undefined ? undefined : toMinor(cost, currency);
    const benefit = { kind: "gift", product, name: gift_name, ...defined({ cost: known }) } as const;
    return { benefit, why: `a gift: ${localised(gift_name, "en")} (${product})` };
  },
  take: ({ product }) => ({ amount: 0, gift: product }),
  costOn: ({ cost }) => cost,
  inWords: ({ name }) => `a gift: ${localised(name, "en")}`,
};
