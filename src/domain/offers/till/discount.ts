import { dayOf, formatDay, HOUR, type Instant, instantAt } from "../../basics/calendar.ts";
import { defined } from "../../basics/defined.ts";
import type { Till } from "../../config/store.ts";
import type { Benefit } from "../benefit.ts";
import type { Bearer, Issued } from "../codes/code.ts";

/** What a shop's platform can give for a code by itself. The rest stays with the till that asks `/v1/codes`. */
export type PlatformBenefit = Extract<Benefit, { readonly kind: "percent" | "amount" | "free_delivery" }>;

/** A discount of the shop's platform, which one code or many lead to. */
export interface Discount {
  /** All that it says, as text: two with the same name are one. */
  readonly name: string;
  readonly offer: string;
  readonly benefit: PlatformBenefit;
  /** The category or the shop that it is for. */
  readonly subject?: string;
  /** Smallest order, in minor units of the store currency. */
  readonly minOrder?: number;
  readonly bound: Bearer;
  /** One code leads to it, and no other ever will. */
  readonly own: boolean;
  /** The end of the last day that a mail names, and an hour. */
  readonly endsAt: Instant;
}

/** What has to be known of a code to put it on a platform. */
export type PromisedCode = Pick<Issued, "code" | "offer" | "customer" | "bound" | "terms">;

/** Codes that lead to one discount, at most as many as the platform takes in one request. */
export interface DiscountedCodes {
  readonly discount: Discount;
  readonly codes: readonly PromisedCode[];
}

/** Codes that a platform takes in one request. */
const AT_ONCE = { shopify: 250, woocommerce: 100 } as const satisfies Record<Till["platform"], number>;

export const onPlatform = (benefit: Benefit): benefit is PlatformBenefit =>
  benefit.kind === "percent" || benefit.kind === "amount" || benefit.kind === "free_delivery";

/**
 * The discounts that codes lead to, always in the same order. Those of an offer, tier, variant, benefit and last day share
 * one; where the till says `each`, a code that is bound to its customer has its own on Shopify. A WooCommerce coupon is its
 * own in any case. Left out is what no platform gives, and what is over.
 */
export function discountsOf(
  codes: readonly PromisedCode[],
  { platform, discounts }: Pick<Till, "platform" | "discounts">,
  zone: string,
  now: Instant,
): readonly DiscountedCodes[] {
  const groups = new Map<string, { readonly discount: Discount; readonly codes: PromisedCode[] }>();
  for (const code of codes) {
    const discount = discountOf(code, zone, platform === "shopify" && discounts === "each");
    if (!discount || discount.endsAt <= now) continue;
    const group = groups.get(discount.name) ?? { discount, codes: [] };
    group.codes.push(code);
    groups.set(discount.name, group);
  }
  return [...groups.values()].flatMap(({ discount, codes: all }) =>
    slices(all, AT_ONCE[platform]).map((some) => ({ discount, codes: some })),
  );
}

function discountOf(
  { code, offer, bound, terms }: PromisedCode,
  zone: string,
  each: boolean,
): Discount | undefined {
  const { benefit, variant, subject, tier, minOrder, validUntil } = terms;
  if (!onPlatform(benefit)) return undefined;
  const lastDay = dayOf(zone, validUntil);
  const own = each && bound === "customer";
  const parts = [offer, tier, variant, subject, benefitText(benefit), minOrder && `from ${minOrder}`];
  const words = [...parts, `until ${formatDay(lastDay)}`, own ? code : bound];
  return {
    name: words.filter((part) => part !== undefined && part !== 0 && part !== "").join(" · "),
    ...{ offer, benefit, bound, own, endsAt: instantAt(zone, lastDay + 1, 0) + HOUR },
    ...defined({ subject, minOrder }),
  };
}

function benefitText(benefit: PlatformBenefit): string {
  switch (benefit.kind) {
    case "percent":
      return `${benefit.percent}%`;
    case "amount":
      return `${benefit.amount} off`;
    case "free_delivery":
      return "free delivery";
    default:
      return benefit satisfies never;
  }
}

function slices<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
