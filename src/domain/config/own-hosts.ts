import type { Store } from "./store.ts";

/** The shop's own hosts. Shops call themselves www.shop.example and keep pictures at cdn.shop.example. */
export function ownHosts({ hosts, url }: Pick<Store, "hosts" | "url">): readonly string[] {
  if (hosts) return hosts;
  const host = URL.parse(url)?.hostname.replace(/^www\./, "");
  return host === undefined ? [] : [host];
}
