import { setTimeout as sleep } from "node:timers/promises";
import type { Till } from "../../domain/config/store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { OpenTill, ShopTill } from "../../ports/shops.ts";
import { reach } from "./reach.ts";
import type { ShopifyDeps } from "./shopify/client.ts";
import { makeShopifyTill } from "./shopify/till.ts";
import { makeWooTill } from "./woocommerce/till.ts";

/** A platform that has no row here does not compile. */
const PLATFORMS = { shopify: makeShopifyTill, woocommerce: makeWooTill } satisfies Record<
  Till["platform"],
  (till: Till, currency: string, key: string, deps: ShopifyDeps) => ShopTill
>;

/** The platform that the config names. Kept while its key is the same: it knows how much the platform takes now. */
export function makeOpenTill(deps: ShopifyDeps): OpenTill {
  let kept: { readonly of: string; readonly shop: ShopTill } | undefined;
  return (till, { currency }, key) => {
    const of = JSON.stringify([till, currency, key]);
    if (kept?.of !== of) kept = { of, shop: PLATFORMS[till.platform](till, currency, key, deps) };
    return kept.shop;
  };
}

export const openTillOver = (clock: Clock): OpenTill =>
  makeOpenTill({ reach, pause: sleep, machineNow: () => performance.now(), clock });
