import { defined } from "../basics/defined.ts";
import { toMinor } from "../basics/money.ts";
import type { Offer, OfferKind, OfferKinds, Tier } from "../config/offers.ts";
import type { Benefit } from "./benefit.ts";

export interface BenefitContext {
  /** The customer always pays at least this share of the price, in percent. */
  readonly floor: number;
  /** Percentage points that the chain's step adds. */
  readonly raise: number;
  readonly currency: string;
}

/** What a tier gets, and why; without a benefit: why it gets nothing. */
export interface Given {
  readonly benefit?: Benefit;
  readonly why: string;
}

type BenefitFor<K extends OfferKind> = (offer: OfferKinds[K], tier: Tier, at: BenefitContext) => Given;

/** What every kind of offer gives. A kind without a row here does not compile. */
const BENEFITS: { readonly [K in OfferKind]: BenefitFor<K> } = {
  percent(offer, tier, { floor, raise, currency }) {
    // 0 in the config means that the tier gets nothing, raised or not.
    const base = offer.discount_percent[tier.id] ?? 0;
    if (base <= 0) return { why: `no discount for tier ${tier.id}` };
    const wanted = base + raise;
    const percent = Math.min(wanted, 100 - floor);
    if (percent <= 0) return { why: `nothing above the price floor of ${floor}%` };
    const raised = raise === 0 ? "" : ` (${base}% raised by ${raise})`;
    const why =
      percent === wanted
        ? `${percent}%${raised}`
        : `${percent}%, cut from ${wanted}%${raised} by the price floor of ${floor}%`;
    const most = offer.max_discount === undefined ? undefined : toMinor(offer.max_discount, currency);
    return { benefit: { kind: "percent", percent, ...defined({ most }) }, why };
  },
  amount(offer, tier, { currency }) {
    const amount = offer.amount[tier.id] ?? 0;
    if (amount <= 0) return { why: `no amount for tier ${tier.id}` };
    return { benefit: { kind: "amount", amount: toMinor(amount, currency) }, why: `${amount} off` };
  },
  free_delivery({ for_tiers, cost }, tier, { currency }) {
    if (!isFor(tier, for_tiers)) return { why: `no free delivery for tier ${tier.id}` };
    const known = cost === undefined ? undefined : toMinor(cost, currency);
    return { benefit: { kind: "free_delivery", ...defined({ cost: known }) }, why: "free delivery" };
  },
  waived_fee({ for_tiers, fee, amount }, tier, { currency }) {
    if (!isFor(tier, for_tiers)) return { why: `the fee is not waived for tier ${tier.id}` };
    return { benefit: { kind: "waived_fee", fee, amount: toMinor(amount, currency) }, why: "a fee waived" };
  },
  cashback({ cashback_percent, max_cashback }, tier, { raise, currency }) {
    const base = cashback_percent[tier.id] ?? 0;
    if (base <= 0) return { why: `no cashback for tier ${tier.id}` };
    const most = max_cashback === undefined ? undefined : toMinor(max_cashback, currency);
    const percent = base + raise;
    return { benefit: { kind: "cashback", percent, ...defined({ most }) }, why: `${percent}% cashback` };
  },
  gift({ for_tiers, product, gift_name, cost }, tier, { currency }) {
    if (!isFor(tier, for_tiers)) return { why: `no gift for tier ${tier.id}` };
    const known = cost === undefined ? undefined : toMinor(cost, currency);
    return {
      benefit: { kind: "gift", product, name: gift_name, ...defined({ cost: known }) },
      why: `a gift: ${product}`,
    };
  },
};

export function benefitOf(offer: Offer, tier: Tier, at: BenefitContext): Given {
  const of = BENEFITS[offer.kind] as BenefitFor<OfferKind>;
  return of(offer as OfferKinds[OfferKind] as never, tier, at);
}

const isFor = ({ id }: Tier, tiers: readonly string[] | undefined): boolean =>
  tiers === undefined || tiers.includes(id);
