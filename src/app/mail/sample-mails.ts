import { toMinor } from "../../domain/basics/money.ts";
import type { ShowsOrder } from "../../domain/chains/about-order.ts";
import { brandOf } from "../../domain/config/brand.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { ChainKind } from "../../domain/config/chain.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { Offer } from "../../domain/config/offers.ts";
import type { OwnEvent, Store } from "../../domain/config/store.ts";
import { CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import type { CustomerKey, Item } from "../../domain/facts/facts.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";
import { confirmData } from "./confirm-data.ts";
import { itemData } from "./item-data.ts";
import { mailData } from "./mail-data.ts";
import type { OrderData } from "./order-data.ts";
import { barestDue, sampleDue, sampleRecommended } from "./sample-goods.ts";
import { EVERY_LOYALTY_NAME, SAMPLE_REFERRAL, sampleAccount } from "./sample-loyalty.ts";
import { barestOffer, everyOfferVariable, fullOffer } from "./sample-offers.ts";
import { sampleAttributes, sampleProperties } from "./sample-values.ts";
import { sampleWords } from "./sample-words.ts";
import { serviceData, withheldFrom } from "./service-data.ts";

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
  /** Of the chains that send it: whether their mails advertise, and whether they are about an order. */
  readonly senders?: readonly { readonly kind: ChainKind; readonly order: ShowsOrder }[];
  /** Of each of those chains whether it reminds of what is due again. */
  readonly reminds?: readonly boolean[];
  /** The loyalty programme, where there is one. */
  readonly loyalty?: Loyalty;
}

/** What a template of the store is tried with before it is published, and the links that it must hold. */
export function templateSamples(
  store: Store,
  { name, language, offers, events, reminds, senders = [], loyalty }: TriedTemplate,
): TemplateSamples {
  const confirmations = confirmMails(store, language);
  const mails = sampleMails(store, language, offers, events, reminds, loyalty);
  const [reminding] = sampleMails(store, language, [], [], [true], loyalty);
  const all = everyName(confirmations[0].data, mails[0].data);
  const club = loyalty && { loyalty: { ...EVERY_LOYALTY_NAME, ...Object(all.loyalty) } };
  const offer = everyOfferVariable(store, language);
  const names = { ...reminding.data, ...all, ...sampleOrder(store, language), offer, ...club };
  const common = { names, postalAddress: store.postal_address };
  if (name === CONFIRM_TEMPLATE) return { ...common, mails: confirmations, links: [CONFIRM] };
  const tried = withOrders(
    mails,
    { store, language },
    senders.map(({ order }) => order),
  );
  if (!senders.some(({ kind }) => kind === "service"))
    return { ...common, mails: tried, links: [UNSUBSCRIBE] };
  const [first, ...others] = tried;
  const served = ({ about, data }: SampleMail) => ({ about, data: serviceData(data) });
  const mailsOfService: TemplateSamples["mails"] = [served(first), ...others.map(served)];
  return { ...common, mails: mailsOfService, links: [], withheld: withheldFrom(names) };
}

interface TemplateSamples {
  readonly mails: readonly [SampleMail, ...SampleMail[]];
  readonly names: SampleMail["data"];
  readonly links: readonly { readonly url: string; readonly missing: string; readonly isFoot?: boolean }[];
  readonly postalAddress: string;
  readonly withheld?: (name: string) => string | undefined;
}

/** The same mails with the order that they are about: of one customer all is known of it, of the others next to nothing. */
function withOrders(
  [full, ...others]: readonly [SampleMail, ...SampleMail[]],
  { store, language }: { readonly store: Store; readonly language: string },
  orders: readonly ShowsOrder[],
): readonly [SampleMail, ...SampleMail[]] {
  if (orders.every((order) => order === "none")) return [full, ...others];
  const whole = { ...full, data: { ...full.data, ...sampleOrder(store, language) } };
  const bare = others.map((mail) => ({ ...mail, data: { ...mail.data, ...bareOrder(language) } }));
  const without = orders.every((order) => order === "always")
    ? []
    : [
        {
          about: "a customer whom no order brought here, or none that the shop itself told of",
          data: full.data,
        },
      ];
  return [whole, ...bare, ...without];
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
 * nothing is, and one with each of the offers that the chains put into it, at its barest.
 */
function sampleMails(
  store: Store,
  language: string,
  offers: readonly Offer[],
  events: readonly (OwnEvent | undefined)[] = [],
  reminds: readonly boolean[] = [],
  loyalty?: Loyalty,
): readonly [SampleMail, ...SampleMail[]] {
  const own = events.filter((event) => event !== undefined);
  const all = own.length > 0 ? { event: Object.assign({}, ...own.map(sampleProperties)) } : {};
  const bare = own.length > 0 ? { event: {} } : {};
  const due = reminds.includes(true) ? { due: sampleDue(store, language) } : {};
  const bareDue = reminds.includes(true) ? { due: barestDue(language) } : {};
  const brings = loyalty?.referral ? { referral: SAMPLE_REFERRAL } : {};
  const club = loyalty ? { loyalty: { programme: loyalty, now: AT, ...brings } } : {};
  const known = {
    ...{ profile: knownProfile(store, language, loyalty), tier: "sample", store, language },
    ...club,
    recommended: sampleRecommended(store, language),
    ...due,
  };
  const unknown = { profile: EMPTY, tier: "sample", store, language, ...club };
  const link = { unsubscribeUrl: SAMPLE_UNSUBSCRIBE_URL, preferencesUrl: SAMPLE_PREFERENCES_URL };
  return [
    {
      about: "a customer of whom everything is known",
      data: mailData({
        ...{ ...known, ...link, ...all, store: withLogo(store) },
        offer: fullOffer(offers[0]?.kind ?? "percent", store),
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
    ...offers
      .flatMap((offer) => barestOffer(offer, store, language))
      .map((offer) => ({
        about: `the offer ${offer.name} at its barest`,
        data: mailData({ ...known, ...link, ...all, offer }),
      })),
  ];
}

/** Somebody to look at a mail as: a customer with a name, a cart and a last purchase, who has spent what the tier begins at. */
export function exampleCustomer(
  { store, offers, loyalty }: Pick<Bundle, "store" | "offers" | "loyalty">,
  tier?: string,
  language = store.default_language,
): Customer {
  const from = offers.tiers.find(({ id }) => id === tier)?.from ?? 0;
  const known = knownProfile(store, language, loyalty);
  const { customer } = sampleWords(language);
  return { profile: { ...known, name: customer, spent: toMinor(from, store.currency) } };
}

/** The same of whom next to nothing is known: no name, no cart, no purchase but what the tier takes. */
export function barestCustomer({ store, offers }: Pick<Bundle, "store" | "offers">, tier?: string): Customer {
  const from = offers.tiers.find(({ id }) => id === tier)?.from ?? 0;
  return { profile: { ...EMPTY, spent: toMinor(from, store.currency) } };
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

/** An order of which everything is known, to try and to show mails with. */
export function sampleOrder(store: Store, language: string): OrderData {
  const words = sampleWords(language);
  const sample = sampleItem(store, language);
  const item = itemData(sample, store);
  const line = {
    ...item,
    instructions: words.instructions,
    manual: "https://shop.example/care/sample",
    warranty_months: 24,
    warranty_ends: "2028-03-01",
    accessories: [itemData({ ...sample, name: words.accessory, quantity: 1 }, store)],
  };
  return {
    order: {
      number: "L-1001",
      items: [item, item],
      total: 2_469,
      placed_at: new Date(AT).toISOString(),
      delivered_at: new Date(AT).toISOString(),
    },
    care: [line],
  };
}

/** What is known of every order. */
const bareOrder = (language: string): OrderData => ({
  order: { number: "L-1001", items: [], placed_at: new Date(AT).toISOString() },
  care: [{ name: sampleWords(language).delivered, quantity: 1, accessories: [] }],
});

const sampleItem = ({ currency }: Pick<Store, "currency">, language: string): Item => ({
  product: "sample",
  name: sampleWords(language).product,
  quantity: 2,
  price: { amount: toMinor(1_234.5, currency), currency },
  url: "https://shop.example/p/sample?a=1&b=2",
  image: "https://shop.example/p/sample.jpg",
});

function knownProfile({ currency, attributes }: Store, language: string, loyalty?: Loyalty): Profile {
  const item = sampleItem({ currency }, language);
  const words = sampleWords(language);
  return {
    ...EMPTY,
    name: HOSTILE_NAME,
    email: "anna@example.com",
    phone: "+7 900 000-00-00",
    orders: 3,
    spent: toMinor(12_400, currency),
    lastCategory: words.category,
    lastMerchant: words.merchant,
    cart: { items: [item, item], value: toMinor(2_469, currency), changedAt: AT },
    viewed: [item],
    ...(attributes && { attributes: sampleAttributes(attributes) }),
    ...(loyalty && { loyalty: sampleAccount(loyalty, AT) }),
  };
}
