import { type Instant, parseDuration } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { toMinor } from "../basics/money.ts";
import { localised } from "../config/localised.ts";
import type { Offer, Offers, Tier, VariantKind } from "../config/offers.ts";
import type { Customer, Profile } from "../people/profile.ts";
import type { Benefit } from "./benefit.ts";
import { benefitOf } from "./benefit-of.ts";
import { grouped, moneyWords } from "./money-words.ts";
import type { Habits } from "./variants/variant.ts";
import { VARIANTS } from "./variants.ts";

export interface OfferContext {
  readonly now: Instant;
  readonly currency: string;
  readonly language: string;
  /** Percentage points that the chain's step adds. */
  readonly raise: number;
  /** Whether the offer's `when` holds for this customer; true when it has none. */
  readonly conditionHolds: boolean;
  readonly habits?: Habits;
}

export interface ChosenOffer {
  readonly offer: string;
  readonly variant: VariantKind;
  /** The category or shop the variant is about. */
  readonly subject?: string;
  readonly tier: string;
  readonly benefit: Benefit;
  readonly validUntil: Instant;
  /** Smallest order, in minor units of the store currency. */
  readonly minOrder?: number;
  /** Every choice that led here, in words. */
  readonly reason: string;
}

export type OfferChoice =
  /** `name` is the offer's, in the customer's language. */
  | { readonly kind: "offer"; readonly offer: ChosenOffer; readonly name: string }
  | { readonly kind: "none"; readonly reason: string };

/** The tier of somebody in a shop that has published none. */
const NO_TIER: Tier = { id: "", from: 0 };

/**
 * The tier that a spend (store currency, minor units) falls into: the last one that starts at or below it. Bounds are
 * in major units, the lower one inclusive; validation guarantees that the first tier starts at 0 and the rest ascend.
 */
export function tierOf(spent: number, tiers: readonly Tier[], currency: string): Tier {
  return tiers.findLast((tier) => toMinor(tier.from, currency) <= spent) ?? tiers[0] ?? NO_TIER;
}

/**
 * What one customer is offered: what the offer's kind gives the customer's tier, with the step's raise and never below the
 * price floor, in the first of the offer's variants that applies. The same input always gives the same offer and reason.
 */
export function chooseOffer(
  { profile }: Customer,
  offerId: string,
  offers: Offers,
  context: OfferContext,
): OfferChoice {
  const offer = offers.list[offerId];
  if (!offer) return none(`there is no offer ${offerId}`);
  if (!context.conditionHolds)
    return none(`not for this customer: ${offer.when ?? "its condition"} is false`);
  const tier = tierOf(profile.spent, offers.tiers, context.currency);
  const why = [`spent ${moneyWords(profile.spent, context.currency)}: tier ${tier.id} (${boundsOf(tier)})`];
  const given = benefitOf(offer, tier, {
    floor: offers.price_floor_percent,
    raise: context.raise,
    currency: context.currency,
  });
  if (!given.benefit) return none([...why, given.why].join("; "));
  const variant = variantOf(offer, profile, context.habits ?? {});
  if (!variant.kind) return none([...why, ...variant.why].join("; "));
  return {
    kind: "offer",
    name: localised(offer.name, context.language),
    offer: {
      offer: offerId,
      variant: variant.kind,
      ...defined({ subject: variant.subject }),
      tier: tier.id,
      benefit: given.benefit,
      validUntil: context.now + (parseDuration(offer.valid_for) ?? 0),
      ...(offer.min_order !== undefined && { minOrder: toMinor(offer.min_order, context.currency) }),
      reason: [...why, `${variant.why.join("; ")}: ${given.why}`].join("; "),
    },
  };
}

function none(reason: string): OfferChoice {
  return { kind: "none", reason };
}

interface ChosenVariant {
  readonly kind?: VariantKind;
  readonly subject?: string;
  readonly why: readonly string[];
}

/** Tries the variants in the marketer's order and says why each one before the chosen one did not fit. */
function variantOf(offer: Offer, profile: Profile, habits: Habits): ChosenVariant {
  const why: string[] = [];
  for (const kind of offer.variants) {
    const fit = VARIANTS[kind].fitFor(profile, offer, habits);
    why.push(fit.why);
    if (fit.fits) return { kind, ...defined({ subject: fit.subject }), why };
  }
  return { why };
}

function boundsOf(tier: Tier): string {
  if (tier.below === undefined) return `from ${grouped(tier.from)}`;
  return tier.from === 0 ? `below ${grouped(tier.below)}` : `${grouped(tier.from)} to ${grouped(tier.below)}`;
}
