import { isDeepStrictEqual } from "node:util";
import type { Item } from "../../domain/facts.ts";
import type { OpenCart, OrderDay, Profile } from "../../domain/profile.ts";

/**
 * Profiles as JSON text with one-letter names and without what is empty or zero: the nightly job scans every profile
 * and pays by the byte. The id is the item's key and not repeated.
 */
const PROFILE = {
  aliases: "a",
  firstSeenAt: "f",
  email: "e",
  name: "n",
  phone: "ph",
  locale: "l",
  timeZone: "z",
  country: "co",
  subscribedAt: "su",
  entry: "en",
  consent: "c",
  suppression: "sp",
  silencedAt: "si",
  orders: "o",
  orderDays: "d",
  firstOrderAt: "fo",
  lastOrderAt: "lo",
  spent: "s",
  refunded: "r",
  unpricedOrders: "u",
  averageOrder: "av",
  gaps: "g",
  lastCategory: "lc",
  lastMerchant: "lm",
  categories: "cs",
  merchants: "ms",
  products: "p",
  coupons: "cp",
  cart: "ca",
  lastVisitAt: "v",
  viewed: "vw",
  lastActivityAt: "ac",
  reviews: "re",
  lastReviewAt: "lr",
  lastOpenedAt: "op",
  lastClickedAt: "cl",
  facts: "fs",
} as const satisfies Record<Exclude<keyof Profile, "id">, string>;

const ITEM = {
  product: "p",
  name: "n",
  category: "c",
  price: "m",
  quantity: "q",
  url: "u",
  image: "i",
} as const satisfies Record<keyof Item, string>;

const BOUGHT = { product: "p", name: "n", category: "c", orders: "o", lastAt: "l" } as const satisfies Record<
  keyof Profile["products"][number],
  string
>;

const EMPTY = {
  aliases: [],
  consent: { status: "none" },
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
  facts: 0,
} as const satisfies Partial<Profile>;

type Fields = Readonly<Record<string, unknown>>;

/** Renames the fields of plain objects, there and back. */
function renaming(names: Readonly<Record<string, string>>) {
  const shorts = new Map(Object.entries(names));
  const longs = new Map(Object.entries(names).map(([name, short]) => [short, name]));
  const rename = (by: ReadonlyMap<string, string>) => (value: object) =>
    Object.fromEntries(Object.entries(value).map(([name, one]) => [by.get(name) ?? name, one]));
  return { shorten: rename(shorts), lengthen: rename(longs) };
}

const profiles = renaming(PROFILE);
const items = renaming(ITEM);
const bought = renaming(BOUGHT);

const NO_CONSENT: Profile["consent"] = EMPTY.consent;

/** Whether decoding gives the value back without its being stored. */
function isEmpty(name: string, value: unknown): boolean {
  if (!Object.hasOwn(EMPTY, name)) return false;
  if (name === "consent") return isDeepStrictEqual(value, NO_CONSENT);
  return value === 0 || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}

export function encodeProfile({ id: _, ...profile }: Profile): string {
  const compact: Fields = {
    ...profile,
    orderDays: encodeDays(profile.orderDays),
    products: profile.products.map(bought.shorten),
    viewed: profile.viewed.map(items.shorten),
    ...(profile.cart && { cart: { ...profile.cart, items: profile.cart.items.map(items.shorten) } }),
  };
  const worthKeeping = Object.entries(compact).filter(([name, value]) => !isEmpty(name, value));
  return JSON.stringify(profiles.shorten(Object.fromEntries(worthKeeping)));
}

/** What a stored profile is made of, once its names are long again. */
interface Compact extends Omit<Profile, "orderDays" | "products" | "viewed" | "cart"> {
  readonly orderDays?: readonly number[];
  readonly products?: readonly object[];
  readonly viewed?: readonly object[];
  readonly cart?: Omit<OpenCart, "items"> & { readonly items: readonly object[] };
}

/** The profile of its text; undefined when somebody damaged it, so that folding again repairs it. */
export function decodeProfile(id: Profile["id"], text: string): Profile | undefined {
  try {
    const { orderDays, products, viewed, cart, ...rest } = profiles.lengthen(JSON.parse(text)) as Compact;
    return {
      ...EMPTY,
      ...rest,
      id,
      orderDays: decodeDays(orderDays ?? []),
      products: (products ?? []).map((one) => bought.lengthen(one) as Profile["products"][number]),
      viewed: (viewed ?? []).map((item) => items.lengthen(item) as Item),
      ...(cart && { cart: { ...cart, items: cart.items.map((item) => items.lengthen(item) as Item) } }),
    };
  } catch {
    return undefined;
  }
}

/** Days as differences, each followed by its orders and its money: `[20454,1,1999, 7,1,2500]`. */
function encodeDays(days: readonly OrderDay[]): readonly number[] {
  let before = 0;
  return days.flatMap(({ day, orders, spent }) => {
    const step = day - before;
    before = day;
    return [step, orders, spent];
  });
}

function decodeDays(numbers: readonly number[]): readonly OrderDay[] {
  const days: OrderDay[] = [];
  let day = 0;
  for (let index = 0; index < numbers.length; index += 3) {
    day += numbers[index] ?? 0;
    days.push({ day, orders: numbers[index + 1] ?? 0, spent: numbers[index + 2] ?? 0 });
  }
  return days;
}
