import { defined } from "../../domain/basics/defined.ts";
import { toMinor } from "../../domain/basics/money.ts";
import type { Bundle, Offer, Store } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { CustomerKey, Item } from "../../domain/facts/facts.ts";
import { VARIANTS } from "../../domain/offers/variants.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";
import { mailData } from "./mail-data.ts";

/** What a template may be rendered with; `about` says which customer, in words. */
export interface SampleMail {
  readonly about: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Stands for the link that every mail must hold. */
const SAMPLE_UNSUBSCRIBE_URL = "https://unsubscribe.example/u/sample";

const AT = Date.UTC(2026, 2, 1, 9);
const HOSTILE_NAME = `Anna <b>"O'Hara"</b> & {{ Sons }}`;

/** What a template of the store is tried with before it is published. */
export function templateSamples(store: Store, language: string, offers: readonly Offer[]) {
  return {
    mails: sampleMails(store, language, offers),
    unsubscribeUrl: SAMPLE_UNSUBSCRIBE_URL,
    postalAddress: store.postal_address,
  };
}

/**
 * The customers that every template must fit before it is published: one of whom everything is known, one of whom
 * nothing is, and one with the barest of the offers that the chains put into it.
 */
export function sampleMails(
  store: Store,
  language: string,
  offers: readonly Offer[],
): readonly [SampleMail, ...SampleMail[]] {
  const known = { profile: knownProfile(store), tier: "sample", store, language };
  const unknown = { profile: EMPTY, tier: "sample", store, language };
  const link = { unsubscribeUrl: SAMPLE_UNSUBSCRIBE_URL };
  return [
    {
      about: "a customer of whom everything is known",
      data: mailData({ ...known, ...link, offer: { ...BARE_OFFER, ...FULL_OFFER } }),
    },
    {
      about: "a customer without name, cart, purchases and offer",
      data: mailData({ ...unknown, ...link }),
    },
    ...offers.map((offer) => ({
      about: `the offer ${localised(offer.name, language)} at its barest`,
      data: mailData({ ...known, ...link, offer: { ...BARE_OFFER, ...barest(offer) } }),
    })),
  ];
}

/** Somebody to look at a mail as: a customer with a name, a cart and a last purchase, who has spent what the tier begins at. */
export function exampleCustomer(
  { store, offers }: Pick<Bundle, "store" | "offers">,
  tier?: string,
): Customer {
  const from = offers.tiers.find(({ id }) => id === tier)?.from ?? 0;
  const profile = { ...knownProfile(store), name: "Anna", spent: toMinor(from, store.currency) };
  return { profile };
}

const BARE_OFFER = {
  offer: "sample",
  name: "Sample offer",
  variant: "universal",
  tier: "sample",
  discountPercent: 10,
  validUntil: AT,
  reason: "sample",
} as const;

const FULL_OFFER = {
  variant: "last_category",
  ...defined({ subject: VARIANTS.last_category.sampleSubject }),
  code: "SAMPLE-7F3K9Q2M",
  minOrder: 1_000,
} as const;

/** In the variant that says the least: one without a subject, else the last that is tried. */
function barest({ code, min_order, variants }: Offer) {
  const variant = variants.find((kind) => VARIANTS[kind].sampleSubject === undefined) ?? variants.at(-1);
  return {
    ...(code && { code: FULL_OFFER.code }),
    ...defined({ minOrder: min_order }),
    ...(variant && { variant, ...defined({ subject: VARIANTS[variant].sampleSubject }) }),
  };
}

const EMPTY: Profile = {
  id: "u:sample" as CustomerKey,
  aliases: [],
  firstSeenAt: AT,
  consent: { status: "given" },
  orders: 0,
  orderDays: [],
  spent: 0,
  refunded: 0,
  unpricedOrders: 0,
  averageOrder: 0,
  categories: {},
  merchants: {},
  products: [],
  coupons: [],
  viewed: [],
  reviews: 0,
  facts: 1,
};

function knownProfile({ currency }: Store): Profile {
  const item: Item = {
    product: "sample",
    name: "Ethiopia <Guji>, 250 g",
    quantity: 2,
    price: { amount: toMinor(1_234.5, currency), currency },
    url: "https://shop.example/p/sample?a=1&b=2",
    image: "https://shop.example/p/sample.jpg",
  };
  return {
    ...EMPTY,
    name: HOSTILE_NAME,
    email: "anna@example.com",
    orders: 3,
    spent: toMinor(12_400, currency),
    lastCategory: "Coffee",
    lastMerchant: "North Tea",
    cart: { items: [item, item], value: toMinor(2_469, currency), changedAt: AT },
    viewed: [item],
  };
}
