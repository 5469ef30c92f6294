import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Store, Till } from "../../src/domain/config/store.ts";
import type { Kept } from "../kept/kept.ts";
import { LOCAL_KEYS } from "../secrets.ts";
import { remembering } from "./remembering.ts";
import type { DoubleDeps } from "./server.ts";
import { makeShopify, type ShopDouble } from "./shopify.ts";
import { makeWooCommerce } from "./woocommerce.ts";

/** A platform that has no row here does not compile. Its jobs are done at once, so that nobody waits for them. */
const DOUBLES = {
  shopify: (deps) => makeShopify(deps, { jobMs: 0 }),
  woocommerce: (deps) => makeWooCommerce(deps, { bucket: { size: 1_000, perSecond: 1_000 } }),
} satisfies Record<Till["platform"], (deps: DoubleDeps) => ShopDouble>;

/** The shop of a local stack: what its config's till would be put on, and a checkout whose orders reach the stack's API. */
export function openShop(
  { till, currency }: Required<Pick<Store, "till" | "currency">>,
  { now, apiUrl, kept }: { readonly now: () => Instant; readonly apiUrl: string; readonly kept: Kept },
): Promise<Pick<ShopDouble, "listener">> {
  return remembering(kept, DOUBLES[till.platform], {
    ...{ now, currency, categories: till.categories ?? {} },
    machineNow: () => performance.now(),
    key: LOCAL_KEYS.till,
    webhookSecret: LOCAL_KEYS[till.platform],
    async tell(path, headers, body) {
      const answer = await fetch(`${apiUrl}${path}`, { method: "POST", headers: { ...headers }, body });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    },
  });
}
