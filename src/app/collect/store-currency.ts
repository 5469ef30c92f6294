import { MINUTE } from "../../domain/basics/calendar.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";

const KEEP_MS = MINUTE;
/** Segment's own default, for a deployment without a published config. */
const BEFORE_CONFIG = "USD";

/** The currency of amounts that name none: the published store's. Kept for a minute, so that a burst reads it once. */
export function makeStoreCurrency({
  config,
  clock,
}: {
  readonly config: ConfigStore;
  readonly clock: Clock;
}) {
  let kept: { readonly currency: string; readonly until: number } | undefined;
  return async (): Promise<string> => {
    const now = clock.now();
    if (kept && now < kept.until) return kept.currency;
    const published = await config.current();
    const currency = published?.bundle.store.currency ?? BEFORE_CONFIG;
    kept = { currency, until: published ? now + KEEP_MS : now };
    return currency;
  };
}
