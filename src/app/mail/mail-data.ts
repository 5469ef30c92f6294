import { toMajor } from "../../domain/basics/money.ts";
import { webAddress } from "../../domain/basics/web-address.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { Properties } from "../../domain/chains/own-events.ts";
import { brandNames } from "../../domain/config/brand.ts";
import type { ChainKind } from "../../domain/config/chain.ts";
import type { Store } from "../../domain/config/store.ts";
import type { Item } from "../../domain/facts/facts.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { goodsData, type ShownDue, type ShownProduct } from "./goods.ts";
import { itemData, present, priceData } from "./item-data.ts";
import { type LoyaltyFacts, loyaltyData } from "./loyalty-data.ts";
import { offerData, type ShownOffer } from "./offer-data.ts";
import type { OrderData } from "./order-data.ts";
import { serviceData } from "./service-data.ts";

export interface MailFacts {
  readonly profile: Profile;
  /** Id of the customer's tier now. */
  readonly tier: string;
  readonly store: Store;
  readonly language: string;
  readonly offer?: ShownOffer;
  /** What the own event said that the chain is about. */
  readonly event?: Properties;
  /** The order that the chain is about. */
  readonly about?: OrderData;
  /** `service`: nothing that advertises is in the data. */
  readonly kind?: ChainKind;
  /** The programme, where there is one, the moment that balances are of, and the customer's own link where the mail shows it. */
  readonly loyalty?: LoyaltyFacts;
  readonly recommended?: readonly ShownProduct[];
  readonly due?: ShownDue;
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
  /** What the catalogue knows of the things in the mail, by id. */
  readonly products?: ReadonlyMap<string, Product>;
}

/**
 * What Liquid sees in a mail: docs/config.md lists it for marketers. Sums are numbers of the store's currency, prices
 * in another one a `Money`; the `money` filter takes both. What is not known is absent. Texts come from the outside:
 * the renderer escapes them, and addresses other than http(s) are left out here.
 */
export function mailData(facts: MailFacts): Readonly<Record<string, unknown>> {
  return facts.kind === "service" ? serviceData(everything(facts)) : everything(facts);
}

function everything(facts: MailFacts): Readonly<Record<string, unknown>> {
  const { profile, store, offer, products } = facts;
  const shown = (item: Item) => itemData(item, store, products?.get(item.product));
  const cartUrl = webAddress(profile.cart?.url) ?? store.cart_url ?? store.url;
  const major = (minor: number) => toMajor({ amount: minor, currency: store.currency });
  return {
    language: facts.language,
    time_zone: store.time_zone,
    customer: {
      ...present({
        name: profile.name,
        email: profile.email,
        phone: profile.phone,
        last_category: profile.lastCategory,
        last_shop: profile.lastMerchant,
      }),
      orders: profile.orders,
      spent: major(profile.spent),
      tier: facts.tier,
      ...(store.attributes && { attributes: profile.attributes ?? {} }),
    },
    ...(facts.loyalty && {
      loyalty: loyaltyData(profile, facts.loyalty, { store, language: facts.language }),
    }),
    ...(facts.event && { event: facts.event }),
    ...facts.about,
    ...(offer ? { offer: offerData(offer, facts) } : {}),
    cart: {
      items: (profile.cart?.items ?? []).map(shown),
      value: major(profile.cart?.value ?? 0),
    },
    recommended: (facts.recommended ?? []).map((one) => shownData(one, store)),
    ...(facts.due && { due: { ...shownData(facts.due, store), every_days: facts.due.everyDays } }),
    viewed: profile.viewed.map(shown),
    store: {
      name: store.name,
      url: store.url,
      postal_address: store.postal_address,
      currency: store.currency,
    },
    brand: brandNames(store),
    links: {
      unsubscribe: facts.unsubscribeUrl,
      preferences: facts.preferencesUrl,
      shop: store.url,
      cart: cartUrl,
      /** Where an offer is used: its code is put into the link when the mail is made. */
      offer: profile.cart ? cartUrl : store.url,
      survey: store.survey_url ?? `${store.url.replace(/\/+$/, "")}/survey`,
    },
  };
}

function shownData(shown: ShownProduct, store: Store) {
  const { price } = shown.product;
  return { ...goodsData(shown, store.url), ...(price && { price: priceData(price, store) }) };
}
