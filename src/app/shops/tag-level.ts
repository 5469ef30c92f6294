import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { parseKey } from "../../domain/facts/identity.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Keys, Secrets } from "../../ports/keys.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { ShopCustomers } from "../../ports/shop-customers.ts";

export interface TagLevelDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly customers: Pick<CustomerStore, "get">;
  readonly secrets: Secrets;
  /** The shop's platform at an address, with its token. */
  readonly shopAt: (url: string, token: Keys["till"][number]) => ShopCustomers;
}

export type Tagged =
  | { readonly kind: "tagged"; readonly customers: number }
  /** Nobody is to be tagged: no Shopify, no programme, nobody whom the platform knows. */
  | { readonly kind: "nobody"; readonly why: string };

/** Throws where it is to be tried again: what hands the event over does. */
export class PlatformBusy extends Error {
  constructor(why: string) {
    super(`the shop's platform takes no tags now: ${why}`);
    this.name = "PlatformBusy";
  }
}

const tagOf = (level: string): string => `comeback-level-${level}`;

/**
 * Keeps the tag of a customer's level on Shopify, for discounts and themes to go by. What is told is only the cause: the
 * level that was told last goes there and every other is taken away, so that events that come late or twice do no harm.
 */
export function makeTagLevel({ config, customers, secrets, shopAt }: TagLevelDeps) {
  return async ({ customer: key }: { readonly customer: CustomerKey }): Promise<Tagged> => {
    const bundle = (await config.current())?.bundle;
    const { loyalty, store } = bundle ?? {};
    if (!loyalty || store?.till?.platform !== "shopify")
      return { kind: "nobody", why: "levels are kept as tags on Shopify only" };
    const [token] = (await secrets.keys()).till;
    if (token === undefined) return { kind: "nobody", why: "the keys secret has no till key" };
    const stored = await customers.get(key);
    const root = stored?.mergedInto ? await customers.get(stored.mergedInto) : stored;
    const profile = root?.profile;
    const numbers = profile ? numbersOf([profile.id, ...profile.aliases]) : [];
    if (!profile || numbers.length === 0)
      return { kind: "nobody", why: "Shopify does not know the customer" };
    const shop = shopAt(store.till.url, token);
    const change = changeTo(profile.levelTold?.level ?? loyalty.levels[0]?.id, loyalty);
    for (const number of numbers) {
      const result = await shop.tag(number, change);
      if (result.kind === "later") throw new PlatformBusy(result.why);
    }
    return { kind: "tagged", customers: numbers.length };
  };
}

function changeTo(level: string | undefined, { levels }: Pick<Loyalty, "levels">) {
  const others = levels.flatMap(({ id }) => (id === level ? [] : [tagOf(id)]));
  return { add: level === undefined ? [] : [tagOf(level)], remove: others };
}

/** The customer's numbers on Shopify: several where records were found to be one person's. */
const numbersOf = (keys: readonly CustomerKey[]): readonly string[] =>
  keys.flatMap((key) => {
    const parsed = parseKey(key);
    return parsed?.kind === "platform" && parsed.source === "shopify" ? [parsed.id] : [];
  });
