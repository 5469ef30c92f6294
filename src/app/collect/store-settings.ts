import { MINUTE } from "../../domain/basics/calendar.ts";
import { UNNAMED_CURRENCY } from "../../domain/basics/money.ts";
import type { EventSettings } from "../../domain/chains/own-events.ts";
import type { ConfirmSetting, Store } from "../../domain/config/store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";

export interface StoreSettings {
  /** Of amounts that name none. */
  readonly currency: string;
  readonly confirm: ConfirmSetting;
  /** Whether an order counts that only a browser tells of. */
  readonly browserOrders: "ignore" | "count";
  /** What it declares of its customers and its own events. */
  readonly own: EventSettings & Pick<Store, "attributes">;
}

const KEEP_MS = MINUTE;

/**
 * What the published store says of messages. Before the first publication nobody guesses a currency: amounts are kept as
 * unnamed, and are in the store's once it has said which that is. Kept for a minute, so that a burst reads it once.
 */
export function makeStoreSettings({
  config,
  clock,
}: {
  readonly config: ConfigStore;
  readonly clock: Clock;
}) {
  let kept: { readonly settings: StoreSettings; readonly until: number } | undefined;
  return async (): Promise<StoreSettings> => {
    const now = clock.now();
    if (kept && now < kept.until) return kept.settings;
    const store = (await config.current())?.bundle.store;
    const settings: StoreSettings = {
      currency: store?.currency ?? UNNAMED_CURRENCY,
      confirm: store?.confirm ?? "browser",
      browserOrders: store?.browser_orders ?? "ignore",
      own: store ?? { time_zone: "UTC", url: "" },
    };
    kept = { settings, until: store ? now + KEEP_MS : now };
    return settings;
  };
}
