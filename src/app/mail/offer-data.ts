import { toMajor } from "../../domain/basics/money.ts";
import type { GivenOffer } from "../../domain/chains/journal.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Store } from "../../domain/config/store.ts";
import type { Benefit, BenefitKind } from "../../domain/offers/benefit.ts";
import { present } from "./item-data.ts";

/** An offer as a mail shows it; `name` is its name in the mail's language. */
export type ShownOffer = GivenOffer & { readonly name: string };

interface Shop {
  readonly store: Store;
  readonly language: string;
}

/** What templates see as `offer`. Sums are in whole units of the store currency, for the `money` filter. */
export function offerData(offer: ShownOffer, at: Shop) {
  return present({
    name: offer.name,
    kind: offer.benefit.kind,
    ...benefitData(offer.benefit, at),
    code: offer.code,
    /** ISO, for the `date` filter. */
    valid_until: new Date(offer.validUntil).toISOString(),
    variant: offer.variant,
    subject: offer.subject,
    min_order: sumIn(at)(offer.minOrder),
  });
}

type DataOf<K extends BenefitKind> = (
  benefit: Extract<Benefit, { readonly kind: K }>,
  at: { readonly sum: (minor: number | undefined) => number | undefined; readonly language: string },
) => Readonly<Record<string, unknown>>;

/** What a mail knows of each kind. A kind without a row here does not compile. */
const DATA: { readonly [K in BenefitKind]: DataOf<K> } = {
  percent: ({ percent, most }, { sum }) => ({ discount_percent: percent, max_discount: sum(most) }),
  amount: ({ amount }, { sum }) => ({ amount: sum(amount) }),
  free_delivery: () => ({}),
  waived_fee: ({ fee, amount }, { sum, language }) => ({
    fee: localised(fee, language),
    amount: sum(amount),
  }),
  cashback: ({ percent, most }, { sum }) => ({ cashback_percent: percent, max_cashback: sum(most) }),
  gift: ({ name }, { language }) => ({ gift: localised(name, language) }),
};

function benefitData(benefit: Benefit, shop: Shop): Readonly<Record<string, unknown>> {
  return (DATA[benefit.kind] as DataOf<BenefitKind>)(benefit, { sum: sumIn(shop), language: shop.language });
}

const sumIn =
  ({ store }: Shop) =>
  (minor: number | undefined) =>
    minor === undefined ? undefined : toMajor({ amount: minor, currency: store.currency });
