import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { ConsentProof, Item } from "../../domain/facts/facts.ts";
import type { FirstDays } from "../../domain/people/first-days.ts";
import type { FirstOrder } from "../../domain/people/first-order.ts";
import type {
  BoughtProduct,
  ChannelConsent,
  Claimed,
  Consent,
  OpenCart,
  OrderDay,
  Profile,
} from "../../domain/people/profile.ts";
import { listing } from "./listing.ts";
import { loyaltyAccount } from "./loyalty-field.ts";

/** How a field is kept, and how it is read. Instants are kept as milliseconds since the customer was first seen. */
interface Form<T> {
  readonly keep: (value: T, first: Instant) => unknown;
  readonly read: (kept: never, first: Instant) => T;
}

type Row = readonly unknown[];
type Forms = { readonly [F in keyof Profile]?: Form<NonNullable<Profile[F]>> };

const instant: Form<Instant> = {
  keep: (at, first) => at - first,
  read: (kept: number, first) => kept + first,
};

type FlatItem = Omit<Item, "price"> & { readonly price?: Row };
const prices = listing<NonNullable<Item["price"]>>("amount", "currency");
const flatItems = listing<FlatItem>("product", "name", "category", "quantity", "url", "image", "price");

const items: Form<readonly Item[]> = {
  keep: (all) =>
    all.map(({ price, ...rest }) => flatItems.list({ ...rest, ...(price && { price: prices.list(price) }) })),
  read: (kept: readonly Row[]) =>
    kept.map((row) => {
      const { price, ...rest } = flatItems.unlist(row);
      return { ...rest, ...(price && { price: prices.unlist(price) }) };
    }),
};

type FlatConsent = Omit<Consent, "proof"> & { readonly proof?: Row };
const flatConsents = listing<FlatConsent>("status", "at", "proof");
const proofs = listing<ConsentProof>(
  "purpose",
  "channel",
  "source",
  "textVersion",
  "textHash",
  "address",
  "ip",
  "userAgent",
  "doubleOptInAt",
);

const consent: Form<Consent> = {
  keep: ({ status, at, proof }, first) =>
    flatConsents.list({
      status,
      ...(at !== undefined && { at: at - first }),
      ...(proof && { proof: proofs.list(proof) }),
    }),
  read: (kept: Row, first) => {
    const { at, proof, ...rest } = flatConsents.unlist(kept);
    return {
      ...rest,
      ...(at !== undefined && { at: at + first }),
      ...(proof && { proof: proofs.unlist(proof) }),
    };
  },
};

/** By channel: whether it was given, and when. */
const consents: Form<NonNullable<Profile["consents"]>> = {
  keep: (all, first) =>
    Object.entries(all).flatMap(([channel, { status, at }]) => [
      channel,
      status === "given" ? 1 : 0,
      at - first,
    ]),
  read(kept: readonly (string | number)[], first) {
    const all: [string, ChannelConsent][] = [];
    for (let index = 0; index < kept.length; index += 3) {
      const [channel, given, since] = kept.slice(index, index + 3);
      all.push([`${channel}`, { status: given === 1 ? "given" : "withdrawn", at: Number(since) + first }]);
    }
    return Object.fromEntries(all);
  },
};

type FlatClaims = Omit<Claimed, "consent"> & { readonly consent?: Row };
const flatClaims = listing<FlatClaims>("email", "name", "phone", "consent");

const claimed: Form<Claimed> = {
  keep: ({ consent: claim, ...rest }, first) =>
    flatClaims.list({ ...rest, ...(claim && { consent: consent.keep(claim, first) as Row }) }),
  read: (kept: Row, first) => {
    const { consent: claim, ...rest } = flatClaims.unlist(kept);
    return { ...rest, ...(claim && { consent: consent.read(claim as never, first) }) };
  },
};

const cart: Form<OpenCart> = {
  keep: ({ items: its, value, changedAt, url }, first) => [
    items.keep(its, first),
    value,
    changedAt - first,
    ...(url === undefined ? [] : [url]),
  ],
  read: ([its, value, changedAt, url]: [never, number, number, string?], first) => ({
    items: items.read(its, first),
    value,
    changedAt: changedAt + first,
    ...defined({ url }),
  }),
};

/** Days as differences, each followed by its orders and its money: `[20454,1,1999, 7,1,2500]`. */
const orderDays: Form<readonly OrderDay[]> = {
  keep: (days) =>
    days.flatMap(({ day, orders, spent }, index) => [day - (days[index - 1]?.day ?? 0), orders, spent]),
  read(kept: readonly number[]) {
    const days: OrderDay[] = [];
    for (let index = 0; index < kept.length; index += 3) {
      const [step = 0, orders = 0, spent = 0] = kept.slice(index, index + 3);
      days.push({ day: (days.at(-1)?.day ?? 0) + step, orders, spent });
    }
    return days;
  },
};

/** The newest comes first; each says how long before the one before it, which is not at all for those of one order. */
const boughtProducts = listing<BoughtProduct>("product", "name", "category", "orders", "lastAt");
const products: Form<readonly BoughtProduct[]> = {
  keep: (all, first) =>
    all.map((one, index) =>
      boughtProducts.list({ ...one, lastAt: (all[index - 1]?.lastAt ?? first) - one.lastAt }),
    ),
  read(kept: readonly Row[], first) {
    const all: BoughtProduct[] = [];
    for (const row of kept) {
      const one = boughtProducts.unlist(row);
      all.push({ ...one, lastAt: (all.at(-1)?.lastAt ?? first) - one.lastAt });
    }
    return all;
  },
};

const codes = listing<Profile["coupons"][number]>("code", "order", "at", "spent");
const coupons: Form<Profile["coupons"]> = {
  keep: (all, first) => all.map((one) => codes.list({ ...one, at: one.at - first })),
  read: (kept: readonly Row[], first) =>
    kept.map((row) => {
      const one = codes.unlist(row);
      return { ...one, at: one.at + first };
    }),
};

/** Days since the one on which the customer was first seen; those of a cart and a checkout since the first visit. */
const firstOn: Form<FirstDays> = {
  keep: ({ visit, cart, checkout }, first) =>
    daysOn.list({
      visit: visit - Math.floor(first / DAY),
      ...(cart !== undefined && { cart: cart - visit }),
      ...(checkout !== undefined && { checkout: checkout - visit }),
    }),
  read: (kept: Row, first) => {
    const { visit, cart, checkout } = daysOn.unlist(kept);
    const day = visit + Math.floor(first / DAY);
    return {
      visit: day,
      ...(cart !== undefined && { cart: day + cart }),
      ...(checkout !== undefined && { checkout: day + checkout }),
    };
  },
};
const daysOn = listing<FirstDays>("visit", "cart", "checkout");

/** Yes and no as bits: 1 a coupon, 2 a refund. */
const firstOrder: Form<FirstOrder> = {
  keep: ({ couponed, refunded, ...rest }) =>
    firstOrders.list({ flags: (couponed ? 1 : 0) + (refunded ? 2 : 0), ...rest }),
  read: (kept: Row) => {
    const { flags, ...rest } = firstOrders.unlist(kept);
    return {
      ...rest,
      ...((flags & 1) > 0 && { couponed: true as const }),
      ...((flags & 2) > 0 && { refunded: true as const }),
    };
  },
};
type FlatFirstOrder = Omit<FirstOrder, "couponed" | "refunded"> & { readonly flags: number };
const firstOrders = listing<FlatFirstOrder>("flags", "category", "deliveredAfter", "discount");

const gapsOf = listing<NonNullable<Profile["gaps"]>>("mean", "shortest", "longest");

/** The fields that are not kept as they are. */
export const FORMS: Forms = {
  addressSince: instant,
  subscribedAt: instant,
  silencedAt: instant,
  firstOrderAt: instant,
  lastOrderAt: instant,
  lastVisitAt: instant,
  lastActivityAt: instant,
  lastReviewAt: instant,
  lastOpenedAt: instant,
  lastClickedAt: instant,
  backfilledAt: instant,
  browserOrderAt: instant,
  claimed,
  consent,
  consents,
  cart,
  orderDays,
  products,
  coupons,
  firstOn,
  firstOrder,
  viewed: items,
  loyalty: loyaltyAccount,
  gaps: { keep: gapsOf.list, read: gapsOf.unlist },
};
