import { defined } from "../../basics/defined.ts";
import { toMinor } from "../../basics/money.ts";
import { isFor, type Kind } from "./kind.ts";

/** The customer does not pay for the delivery; the shop pays `cost` for it. */
export const freeDelivery: Kind<"free_delivery"> = {
  keys: ["for_tiers", "cost"],
  bound: "cost",
  isOfGoods: false,
  canRise: false,
  give({ for_tiers, cost }, tier, { currency }) {
    if (!isFor(tier, for_tiers)) return { why: `no free delivery for tier ${tier.id}` };
    const known = cost === undefined ? undefined : toMinor(cost, currency);
    return { benefit: { kind: "free_delivery", ...defined({ cost: known }) }, why: "free delivery" };
  },
  take: (_benefit, { delivery }) => ({ amount: delivery }),
  costOn: ({ cost }) => cost,
  inWords: () => "free delivery",
};
