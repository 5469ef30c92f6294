import { itemName } from "../basics/plain-words.ts";
import type { Fact, Item } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { isFor } from "./fact-roles.ts";

/**
 * A fact without what a stranger could put into a mail with the browser's key: of the things that a browser tells of,
 * addresses of pages and pictures are kept on the shop's own hosts only, and no link stays in a text.
 */
export function withOwnAddresses(fact: Fact, hosts: readonly string[]): Fact {
  if (rankOf(fact) !== "browser") return fact;
  const own = (items: readonly Item[]) => items.map((item) => ownItem(item, hosts));
  if (fact.kind === "product-viewed") return { ...fact, item: ownItem(fact.item, hosts) };
  if (fact.kind === "checkout-started") {
    const { url, ...checkout } = fact;
    return { ...checkout, ...ownAddress(url, hosts), items: own(fact.items) };
  }
  if (fact.kind === "cart-changed") {
    const { change, url, ...cart } = fact;
    const kept = { ...cart, ...ownAddress(url, hosts) };
    return change.type === "replaced"
      ? { ...kept, change: { ...change, items: own(change.items) } }
      : { ...kept, change: { ...change, item: ownItem(change.item, hosts) } };
  }
  if (!isFor("orders", fact)) return fact;
  const { merchant, ...order } = fact;
  const shop = merchant === undefined ? undefined : itemName(merchant);
  return {
    ...order,
    ...(fact.items && { items: own(fact.items) }),
    ...(shop !== undefined && { merchant: shop }),
  };
}

function ownItem({ url, image, category, ...item }: Item, hosts: readonly string[]): Item {
  const group = category === undefined ? undefined : itemName(category);
  return {
    ...item,
    ...(group !== undefined && { category: group }),
    ...ownAddress(url, hosts),
    ...(image !== undefined && isOwn(image, hosts) && { image }),
  };
}

const ownAddress = (url: string | undefined, hosts: readonly string[]): { readonly url?: string } =>
  url !== undefined && isOwn(url, hosts) ? { url } : {};

/** Whether an address is on one of the hosts or a subdomain of one. */
export function isOwn(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return false;
  if (url.username !== "" || url.password !== "") return false;
  const host = url.hostname.replace(/\.$/, "");
  return hosts.some((one) => host === one || host.endsWith(`.${one}`));
}
