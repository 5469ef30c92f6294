import { defined } from "../../basics/defined.ts";
import { toMinor } from "../../basics/money.ts";
import { moneyWords } from "../money-words.ts";
import { type Kind, shareOf } from "./kind.ts";

/** Points on top of those that the order earns: nothing off the price, and as much as they are worth at the till. */
export const cashback: Kind<"cashback"> = {
  keys: ["cashback_percent", "max_cashback"],
  bound: "max_cashback",
  isOfGoods: true,
  canRise: true,
  give({ cashback_percent, max_cashback }, tier, { raise, currency }) {
    const base = cashback_percent[tier.id] ?? 0;
    if (base <= 0) return { why: `no cashback for tier ${tier.id}` };
    const percent = Math.min(base + raise, 100);
    const most = max_cashback === undefined ? undefined : toMinor(max_cashback, currency);
    const raised = raise === 0 ? "" : ` (${base}% raised by ${raise})`;
    const atMost = most === undefined ? "" : `, at most ${moneyWords(most, currency)}`;
    return {
      benefit: { kind: "cashback", percent, ...defined({ most }) },
      why: `${percent}% cashback${raised}${atMost}`,
    };
  },
  take: (benefit, { fitting }) => ({ amount: 0, cashback: worthOf(benefit, fitting) }),
  costOn: worthOf,
  inWords: ({ percent, most }, currency) =>
    `${percent}% cashback${most === undefined ? "" : `, at most ${moneyWords(most, currency)}`}`,
};

function worthOf(
  { percent, most = Number.POSITIVE_INFINITY }: { readonly percent: number; readonly most?: number },
  price: number,
): number {
  return Math.min(shareOf(price, percent), most);
}
