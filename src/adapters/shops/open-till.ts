import { setTimeout as sleep } from "node:timers/promises";
import type { Till } from "../../domain/config/store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { OpenTill, ShopTill } from "../../ports/shops.ts";
import { type Reach, reach } from "./reach.ts";
import { makeShopifyTill } from "./shopify/till.ts";
import { makeWooTill } from "./woocommerce/till.ts";

interface OpenDeps {
  readonly reach: Reach;
  readonly pause: (ms: number) => Promise<unknown>;
  readonly clock: Clock;
}

/** A platform that has no row here does not compile. */
const PLATFORMS = { shopify: makeShopifyTill, woocommerce: makeWooTill } satisfies Record<
  Till["platform"],
  (till: Till, currency: string, key: string, deps: OpenDeps) => ShopTill
>;

/** The platform that the config names. Kept while its key is the same: it knows how much the platform takes now. */
export function makeOpenTill(deps: OpenDeps): OpenTill {
  let kept: { readonly of: string; readonly shop: ShopTill } | undefined;
  return (till, { currency }, key) => {
    const of = JSON.stringify([till, currency, key]);
    if (kept?.of !== of) kept = { of, shop: PLATFORMS[till.platform](till, currency, key, deps) };
    return kept.shop;
  };
}

export const openTillOver = (clock: Clock): OpenTill => makeOpenTill({ reach, pause: sleep, clock });
