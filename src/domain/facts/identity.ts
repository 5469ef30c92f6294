import type { CustomerKey, Fact, FactId } from "./facts.ts";
import { idOfImport, idOfRank, rankOf } from "./ranks.ts";

/**
 * What a key is made from, the strongest first: the stronger of two identifiers of one message owns the other. Accounts
 * (the shop's user, a platform's customer) come before addresses, because an account outlives its address.
 */
const KINDS = ["user", "platform", "email", "anonymous", "order"] as const;

export type KeyKind = (typeof KINDS)[number];

const PREFIX: Readonly<Record<KeyKind, string>> = {
  user: "u",
  email: "e",
  platform: "p",
  anonymous: "a",
  order: "o",
};

/** The shop's own user id. */
export const userKey = (id: string): CustomerKey => keyOf("user", id);

/** An e-mail address, as app/hash.ts hashes it: keys hold no personal data. */
export const emailKey = (hash: string): CustomerKey => keyOf("email", hash);

/** The id that a tracking script gave to a browser. */
export const anonymousKey = (id: string): CustomerKey => keyOf("anonymous", id);

/** A platform's customer number: `platformKey("shopify", "207119551")`. */
export const platformKey = (source: string, id: string): CustomerKey => keyOf("platform", `${source}:${id}`);

/** An order, where the sender names nothing better: Shopify's refunds. */
export const orderKey = (source: string, id: string): CustomerKey => keyOf("order", `${source}:${id}`);

/** Lone surrogates cannot be stored as UTF-8, so they are replaced here: a key reads back as it was written. */
function keyOf(kind: KeyKind, id: string): CustomerKey {
  return `${PREFIX[kind]}:${id.toWellFormed()}` as CustomerKey;
}

/** Takes a key apart; undefined for text that is no key. `source` only in keys of platforms and orders. */
export function parseKey(
  text: string,
):
  | { readonly key: CustomerKey; readonly kind: KeyKind; readonly source?: string; readonly id: string }
  | undefined {
  const kind = KINDS.find((one) => text.startsWith(`${PREFIX[one]}:`));
  const rest = text.slice(2);
  if (!kind || rest === "") return undefined;
  const key = text as CustomerKey;
  if (kind !== "platform" && kind !== "order") return { key, kind, id: rest };
  const colon = rest.indexOf(":");
  if (colon < 1 || colon === rest.length - 1) return undefined;
  return { key, kind, source: rest.slice(0, colon), id: rest.slice(colon + 1) };
}

/** 0 for the strongest kind of key; larger for weaker ones. */
export function weakness(key: CustomerKey): number {
  const kind = parseKey(key)?.kind;
  return kind ? KINDS.indexOf(kind) : KINDS.length;
}

export const isEmailKey = (key: CustomerKey): boolean => key.startsWith(`${PREFIX.email}:`);
export const isPlatformKey = (key: CustomerKey): boolean => key.startsWith(`${PREFIX.platform}:`);
export const isAnonymousKey = (key: CustomerKey): boolean => key.startsWith(`${PREFIX.anonymous}:`);

/** What gives an account its number: the shop, or one platform. Undefined for keys that are no account. */
export function namespaceOf(key: CustomerKey): string | undefined {
  const parsed = parseKey(key);
  if (parsed?.kind === "user") return PREFIX.user;
  return parsed?.kind === "platform" ? `${PREFIX.platform}:${parsed.source}` : undefined;
}

/** Orders are never part of anybody: what is known of them is copied to their customer. */
export const isOrderKey = (key: CustomerKey): boolean => key.startsWith(`${PREFIX.order}:`);

/** Fact ids of links begin with this, so that they can be read without the rest of a large partition. */
export const LINKS = "link:";
/** What tied partitions are told of a key's standing; it is read with the links. */
export const STANDINGS = "link:standing:";
/** What an operator decides over links; it is read with them. */
export const DECISIONS = "link:decided:";
/** Links in which the partition is the alias. */
export const LINKS_TO_OWNERS = "link:to:";

/**
 * The facts that say that `alias` belongs to `owner`: one in the alias's partition, and one in the owner's unless the
 * alias is an order. The ids depend on the two keys and the rank only, so saying it again is a duplicate.
 */
export function linkFacts(
  alias: CustomerKey,
  owner: CustomerKey,
  origin: Pick<Fact, "at" | "receivedAt" | "source" | "rank" | "import">,
): readonly Fact[] {
  const idOf = (id: string) => idOfImport(idOfRank(id, rankOf(origin)), origin.import) as FactId;
  const link = { ...origin, kind: "linked", alias, owner } as const;
  const inAlias: Fact = {
    ...link,
    id: idOf(`${LINKS_TO_OWNERS}${owner}`),
    customer: alias,
  };
  const inOwner: Fact = { ...link, id: idOf(`${LINKS}of:${alias}`), customer: owner };
  return isOrderKey(alias) ? [inAlias] : [inAlias, inOwner];
}
