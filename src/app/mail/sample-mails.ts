import { defined } from "../../domain/basics/defined.ts";
import { toMinor } from "../../domain/basics/money.ts";
import { brandOf } from "../../domain/config/brand.ts";
import type { Bundle, Offer, OwnEvent, Store } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import { CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import type { CustomerKey, Item } from "../../domain/facts/facts.ts";
import { VARIANTS } from "../../domain/offers/variants.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";
import { confirmData } from "./confirm-data.ts";
import { mailData } from "./mail-data.ts";
import { barestDue, sampleDue, sampleRecommended } from "./sample-goods.ts";
import { sampleAttributes, sampleProperties } from "./sample-values.ts";

/** What a template may be rendered with; `about` says which customer, in words. */
export interface SampleMail {
  readonly about: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Stands for the link that every mail must hold. */
const SAMPLE_UNSUBSCRIBE_URL = "https://unsubscribe.example/u/sample";

/** Stands for the link that mails of a shop with topics should hold. */
export const SAMPLE_PREFERENCES_URL = "https://unsubscribe.example/p/sample";

const AT = Date.UTC(2026, 2, 1, 9);
const HOSTILE_NAME = `Anna <b>"O'Hara"</b> & {{ Sons }}`;

const SAMPLE_CONFIRM_URL = "https://confirm.example/confirm/sample";

interface TriedTemplate {
  readonly name: string;
  readonly language: string;
  /** Those that the chains put into it. */
  readonly offers: readonly Offer[];
  /** What the own events say that bring customers into those chains; `undefined` of chains that no own event begins. */
  readonly events?: readonly (OwnEvent | undefined)[];
  /** Of each of those chains whether it reminds of what is due again. */
  readonly reminds?: readonly boolean[];
}

/** What a template of the store is tried with before it is published, and the links that it must hold. */
export function templateSamples(store: Store, { name, language, offers, events, reminds }: TriedTemplate) {
  const isConfirmation = name === CONFIRM_TEMPLATE;
  const [mails, confirmations] = [
    sampleMails(store, language, offers, events, reminds),
    confirmMails(store, language),
  ];
  return {
    mails: isConfirmation ? confirmations : mails,
    names: everyName(confirmations[0].data, mails[0].data),
    links: [isConfirmation ? CONFIRM : UNSUBSCRIBE],
    postalAddress: store.postal_address,
  };
}

/** What one kind of mail or another knows. */
function everyName(one: SampleMail["data"], other: SampleMail["data"]): SampleMail["data"] {
  return { ...one, ...other, links: { ...Object(one.links), ...Object(other.links) } };
}

/** A layout may show a logo, of shops that have one. */
function withLogo(store: Store): Store {
  return { ...store, brand: { logo: SAMPLE_LOGO, ...brandOf(store) } };
}
const SAMPLE_LOGO = "https://shop.example/logo.png";

const UNSUBSCRIBE = {
  isFoot: true,
  url: SAMPLE_UNSUBSCRIBE_URL,
  missing: 'no unsubscribe link: write <a href="{{ links.unsubscribe }}"> at the foot',
};
const CONFIRM = {
  url: SAMPLE_CONFIRM_URL,
  missing: 'no link to confirm with: write <a href="{{ links.confirm }}"> where the button is',
};

/** Somebody who gave a name at signing up, and a reminder to somebody who gave none. */
function confirmMails(store: Store, language: string): readonly [SampleMail, SampleMail] {
  const asked = { store, language, confirmUrl: SAMPLE_CONFIRM_URL };
  return [
    {
      about: "somebody who gave a name",
      data: confirmData({ ...asked, store: withLogo(store), name: HOSTILE_NAME, reminder: 0 }),
    },
    { about: "a reminder to somebody without a name", data: confirmData({ ...asked, reminder: 1 }) },
  ];
}

/**
 * The customers that every template must fit before it is published: one of whom everything is known, one of whom
 * nothing is, and one with the barest of the offers that the chains put into it.
 */
export function sampleMails(
  store: Store,
  language: string,
  offers: readonly Offer[],
  events: readonly (OwnEvent | undefined)[] = [],
  reminds: readonly boolean[] = [],
): readonly [SampleMail, ...SampleMail[]] {
  const own = events.filter((event) => event !== undefined);
  const all = own.length > 0 ? { event: Object.assign({}, ...own.map(sampleProperties)) } : {};
  const bare = own.length > 0 ? { event: {} } : {};
  const due = reminds.includes(true) ? { due: sampleDue(store, language) } : {};
  const bareDue = reminds.includes(true) ? { due: barestDue(language) } : {};
  const known = {
    ...{ profile: knownProfile(store), tier: "sample", store, language },
    recommended: sampleRecommended(store, language),
    ...due,
  };
  const unknown = { profile: EMPTY, tier: "sample", store, language };
  const link = { unsubscribeUrl: SAMPLE_UNSUBSCRIBE_URL, preferencesUrl: SAMPLE_PREFERENCES_URL };
  return [
    {
      about: "a customer of whom everything is known",
      data: mailData({
        ...{ ...known, ...link, ...all, store: withLogo(store) },
        offer: { ...BARE_OFFER, ...FULL_OFFER },
      }),
    },
    {
      about: "a customer without name, cart, purchases and offer",
      data: mailData({ ...unknown, ...link, ...bare, ...bareDue }),
    },
    ...(own.length > 0 && events.includes(undefined)
      ? [{ about: "a customer whom no event brought here", data: mailData({ ...known, ...link }) }]
      : []),
    ...(reminds.includes(true) && reminds.includes(false)
      ? [
          {
            about: "a customer who is reminded of nothing",
            data: mailData({ ...unknown, ...link, ...bare }),
          },
        ]
      : []),
    ...offers.map((offer) => ({
      about: `the offer ${localised(offer.name, language)} at its barest`,
      data: mailData({ ...known, ...link, ...all, offer: { ...BARE_OFFER, ...barest(offer) } }),
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

function knownProfile({ currency, attributes }: Store): Profile {
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
    phone: "+7 900 000-00-00",
    orders: 3,
    spent: toMinor(12_400, currency),
    lastCategory: "Coffee",
    lastMerchant: "North Tea",
    cart: { items: [item, item], value: toMinor(2_469, currency), changedAt: AT },
    viewed: [item],
    ...(attributes && { attributes: sampleAttributes(attributes) }),
  };
}
