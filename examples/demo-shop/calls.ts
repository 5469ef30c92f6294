import { defined } from "../../src/domain/basics/defined.ts";
import { type Line, type Product, totalOf } from "./catalogue.ts";
import type { Person } from "./people.ts";

/** A call of the Segment tracking API. */
export type Call = Readonly<Record<string, unknown>> & { readonly messageId: string };

/** A call and when the site makes it, in milliseconds since 1970. */
export interface TimedCall {
  readonly at: number;
  readonly call: Call;
  /** Whose key it comes by; the shop's servers' when absent. */
  readonly by?: "browser";
}

const SHOP = "https://lavka.example";
const CURRENCY = "RUB";

const productOf = (product: Product) => ({
  product_id: product.id,
  name: product.name,
  category: product.category,
  price: product.price,
  currency: CURRENCY,
  url: `${SHOP}/p/${product.id}`,
});

const linesOf = (lines: readonly Line[]) =>
  lines.map(({ product, quantity }) => ({ ...productOf(product), quantity }));

const consentOf = ({ consents, language, joins }: Person) =>
  consents && {
    marketing_consent: {
      granted: true,
      source: `${SHOP}/register`,
      text: language === "ru" ? "Согласен получать письма" : "I agree to receive e-mails",
      text_version: joins < -180 ? "2025-1" : "2025-2",
      ip: "203.0.113.7",
    },
  };

type Draft = Readonly<Record<string, unknown>>;

const track = (event: string, properties: Draft): Draft => ({ type: "track", event, properties });

/** What a shop's site says, before it is known who, when and under which message id. */
export const says = {
  /** Signing up, with the box for mails ticked or left empty. */
  identify: (person: Person): Draft => {
    const { email, name, language, country, timeZone, birthday, coffeeGrind } = person;
    const locale = language === "ru" ? "ru-RU" : "en-GB";
    // The box goes with the form, where a page sends it: what it says has to be confirmed.
    const consent = person.byBrowser ? {} : consentOf(person);
    const answers = defined({ birthday, coffee_grind: coffeeGrind });
    return {
      type: "identify",
      traits: { email, name, locale, timezone: timeZone, country, ...answers, ...consent },
    };
  },
  signedUp: (entry: string, person: Person) =>
    track("Signed Up", { entry, ...(person.byBrowser && { email: person.email, ...consentOf(person) }) }),
  page: (path: string): Draft => ({ type: "page", properties: { url: `${SHOP}/${path}` } }),
  /** An event of the shop's own: what somebody waited for is there again. */
  backInStock: ({ id, name, price }: Product) =>
    track("Back In Stock", { product: name, price, url: `${SHOP}/p/${id}` }),
  viewed: (product: Product) => track("Product Viewed", productOf(product)),
  added: ({ product, quantity }: Line, cart: string) =>
    track("Product Added", { ...productOf(product), quantity, cart_id: cart }),
  removed: ({ product, quantity }: Line, cart: string) =>
    track("Product Removed", { ...productOf(product), quantity, cart_id: cart }),
  checkout: (lines: readonly Line[], cart: string) =>
    track("Checkout Started", {
      cart_id: cart,
      value: totalOf(lines),
      currency: CURRENCY,
      products: linesOf(lines),
    }),
  ordered: (order: string, lines: readonly Line[], cart: string, coupon?: Coupon) => {
    const { percent = 0, sum = 0, most = Number.POSITIVE_INFINITY } = coupon ?? {};
    const share = Math.min(Math.round((totalOf(lines) * percent) / 100), most);
    const discount = share + Math.min(sum, totalOf(lines));
    return track("Order Completed", {
      order_id: order,
      cart_id: cart,
      affiliation: lines[0]?.product.merchant,
      total: totalOf(lines) - discount,
      currency: CURRENCY,
      ...(coupon && { coupon: coupon.code, discount }),
      products: linesOf(lines),
    });
  },
  /** Word of the carrier. */
  delivered: (order: string) => track("Order Delivered", { order_id: order }),
  cancelled: (order: string) => track("Order Cancelled", { order_id: order, currency: CURRENCY }),
  refunded: (order: string, total: number) =>
    track("Order Refunded", { order_id: order, total, currency: CURRENCY }),
  reviewed: (product: Product, review: string, rating: number) =>
    track("Product Reviewed", { product_id: product.id, review_id: review, rating: `${rating}` }),
} as const;

export interface Coupon {
  readonly code: string;
  readonly percent: number;
  /** Of a percentage, at most so many roubles. */
  readonly most?: number;
  /** Roubles off. */
  readonly sum?: number;
}

/** Signs drafts with who, when and a message id that is the same in every run of the same shop. */
export function makeDiary(prefix: string, person: Person) {
  const entries: TimedCall[] = [];
  const write = (at: number, draft: Draft, who: "user" | "browser" | "both" = "user") => {
    const call: Call = {
      ...draft,
      messageId: `${prefix}-${person.index}-${entries.length}`,
      timestamp: new Date(at).toISOString(),
      ...(who !== "browser" && { userId: person.userId }),
      ...(who !== "user" && { anonymousId: person.anonymousId }),
    };
    entries.push({ at, call, ...(person.byBrowser && !isOfOrder(draft) && { by: "browser" }) });
  };
  const finish = (): readonly TimedCall[] => [...entries].sort((one, other) => one.at - other.at);
  return { write, finish };
}

/** Orders come from the shop's servers, whoever tells of the rest. */
const isOfOrder = ({ event }: Draft): boolean => typeof event === "string" && event.startsWith("Order ");

export type Diary = ReturnType<typeof makeDiary>;
