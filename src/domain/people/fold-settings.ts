import { parseDuration } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { toMinor } from "../basics/money.ts";
import type { Bundle } from "../config/bundle.ts";
import { ownHosts } from "../config/own-hosts.ts";
import { DEFAULT_SETTINGS, type FoldSettings } from "./fold-config.ts";

/** What the published config says about folding. */
export function foldSettings(published: { readonly bundle: Bundle } | undefined): FoldSettings {
  if (!published) return DEFAULT_SETTINGS;
  const { store, loyalty } = published.bundle;
  const { time_zone: timeZone, currency, exchange_rates: rates, attributes } = store;
  const browserOrderLimit =
    store.browser_orders === "count" ? toMinor(store.browser_order_limit ?? 0, currency) : undefined;
  const freshnessMs = parseDuration(store.trigger_freshness);
  return {
    timeZone,
    currency,
    rates,
    hosts: ownHosts(store),
    ...defined({ browserOrderLimit, attributes, freshnessMs, loyalty }),
  };
}
