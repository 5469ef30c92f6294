import { defined } from "../../basics/defined.ts";
import { toMinor } from "../../basics/money.ts";
import { moneyWords } from "../money-words.ts";
import { type Kind, shareOf } from "./kind.ts";

/** A share of the price of what fits. */
export const percent: Kind<"percent"> = {
  keys: ["discount_percent", "max_discount"],
  bound: "max_discount",
  isOfGoods: true,
  canRise: true,
  give({ discount_percent, max_discount }, tier, { floor, raise, currency }) {
    // 0 in the config means that the tier gets nothing, raised or not.
    const base = discount_percent[tier.id] ?? 0;
    if (base <= 0) return { why: `no discount for tier ${tier.id}` };
    const wanted = base + raise;
    const given = Math.min(wanted, 100 - floor);
    if (given <= 0) return { why: `nothing above the price floor of ${floor}%` };
    const raised = raise === 0 ? "" : ` (${base}% raised by ${raise})`;
    const share =
      given === wanted
        ? `${given}%${raised}`
        : `${given}%, cut from ${wanted}%${raised} by the price floor of ${floor}%`;
    const most = max_discount === undefined ? undefined : toMinor(max_discount, currency);
    const why = most === undefined ? share : `${share}, at most ${moneyWords(most, currency)}`;
    return { benefit: { kind: "percent", percent: given, ...defined({ most }) }, why };
  },
  take: (benefit, { fitting, order }) => ({ amount: Math.min(ofPrice(benefit, fitting), order) }),
  costOn: ofPrice,
  inWords: ({ percent: share, most }, currency) =>
    most === undefined ? `${share}%` : `${share}%, at most ${moneyWords(most, currency)}`,
};

function ofPrice(
  { percent: share, most = Number.POSITIVE_INFINITY }: { readonly percent: number; readonly most?: number },
  price: number,
): number {
  return Math.min(shareOf(price, share), most);
}
