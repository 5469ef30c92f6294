import { defined } from "../../domain/basics/defined.ts";
import { toMinor } from "../../domain/basics/money.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Offer } from "../../domain/config/offers.ts";
import type { Store } from "../../domain/config/store.ts";
import type { Benefit, BenefitKind } from "../../domain/offers/benefit.ts";
import { benefitOf } from "../../domain/offers/benefit-of.ts";
import { VARIANTS } from "../../domain/offers/variants.ts";
import { offerData, type ShownOffer } from "./offer-data.ts";

const VALID_UNTIL = Date.UTC(2026, 2, 1, 9);
const CODE = "SAMPLE-7F3K9Q2M";

const COMMON = {
  offer: "sample",
  name: "Sample offer",
  variant: "universal",
  tier: "sample",
  validUntil: VALID_UNTIL,
  reason: "sample",
} as const;

/** A benefit of each kind of which all is known, with texts that a mail has to escape. */
const FULL: { readonly [K in BenefitKind]: (sum: (major: number) => number) => Benefit } = {
  percent: (sum) => ({ kind: "percent", percent: 10, most: sum(1_500) }),
  amount: (sum) => ({ kind: "amount", amount: sum(500) }),
  free_delivery: (sum) => ({ kind: "free_delivery", cost: sum(350) }),
  waived_fee: (sum) => ({ kind: "waived_fee", fee: "wrapping & <ribbon>", amount: sum(150) }),
  cashback: (sum) => ({ kind: "cashback", percent: 5, most: sum(1_500) }),
  gift: (sum) => ({ kind: "gift", product: "sample", name: "Mug <Guji> & spoon", cost: sum(250) }),
};

/** An offer of the kind of which all is known. */
export function fullOffer(kind: BenefitKind, { currency }: Pick<Store, "currency">): ShownOffer {
  return {
    ...COMMON,
    benefit: FULL[kind]((major) => toMinor(major, currency)),
    variant: "last_category",
    ...defined({ subject: VARIANTS.last_category.sampleSubject }),
    code: CODE,
    minOrder: toMinor(1_000, currency),
  };
}

/** What a mail may know of an offer, whatever its kind. */
export function everyOfferVariable(store: Store, language: string): Readonly<Record<string, unknown>> {
  const kinds = Object.keys(FULL) as readonly BenefitKind[];
  return Object.assign({}, ...kinds.map((kind) => offerData(fullOffer(kind, store), { store, language })));
}

/**
 * The offer as the customer gets it of whom the least is known: in the variant that says the least, which is one without a
 * subject, else the last that is tried. Nothing of an offer that gives no tier anything.
 */
export function barestOffer(offer: Offer, { currency }: Store, language: string): readonly ShownOffer[] {
  const { code, min_order, variants, name } = offer;
  const variant = variants.find((kind) => VARIANTS[kind].sampleSubject === undefined) ?? variants.at(-1);
  const at = { floor: 0, raise: 0, currency };
  const benefits = tiersOf(offer).flatMap((id) => benefitOf(offer, { id, from: 0 }, at).benefit ?? []);
  return benefits.slice(0, 1).map((benefit) => ({
    ...COMMON,
    name: localised(name, language),
    benefit,
    ...(code && { code: CODE }),
    ...(min_order !== undefined && { minOrder: toMinor(min_order, currency) }),
    ...(variant && { variant, ...defined({ subject: VARIANTS[variant].sampleSubject }) }),
  }));
}

function tiersOf(offer: Offer): readonly string[] {
  switch (offer.kind) {
    case "percent":
      return Object.keys(offer.discount_percent);
    case "amount":
      return Object.keys(offer.amount);
    case "cashback":
      return Object.keys(offer.cashback_percent);
    case "free_delivery":
    case "waived_fee":
    case "gift":
      return offer.for_tiers ?? [COMMON.tier];
    default:
      return offer satisfies never;
  }
}
