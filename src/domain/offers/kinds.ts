import type { OfferKind } from "../config/offers.ts";
import type { Benefit } from "./benefit.ts";
import { amount } from "./kinds/amount.ts";
import { cashback } from "./kinds/cashback.ts";
import { freeDelivery } from "./kinds/free-delivery.ts";
import { gift } from "./kinds/gift.ts";
import type { Kind } from "./kinds/kind.ts";
import { percent } from "./kinds/percent.ts";
import { waivedFee } from "./kinds/waived-fee.ts";

/** Every kind of offer under the name that marketers write. A kind without a row here does not compile. */
export const KINDS: { readonly [K in OfferKind]: Kind<K> } = {
  percent,
  amount,
  free_delivery: freeDelivery,
  waived_fee: waivedFee,
  cashback,
  gift,
};

const OFFER_KINDS = Object.keys(KINDS) as readonly OfferKind[];

/** The kinds that have a key of the config of their own by that name. */
export const kindsWith = (key: string): readonly OfferKind[] =>
  OFFER_KINDS.filter((kind) => (KINDS[kind].keys as readonly string[]).includes(key));

/** The row of a kind that is known only when it runs; what it is given must be of the same kind. */
export const kindOf = ({ kind }: { readonly kind: OfferKind }): Kind<OfferKind> =>
  KINDS[kind] as unknown as Kind<OfferKind>;

/** `10%`, `500 RUB off`, `a gift: Mug`: for reports and operators, in English. */
export const benefitWords = (benefit: Benefit, currency: string): string =>
  kindOf(benefit).inWords(benefit, currency);
