import { MINUTE } from "../../domain/basics/calendar.ts";
import { UNNAMED_CURRENCY } from "../../domain/basics/money.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";

const KEEP_MS = MINUTE;

/**
 * The currency of amounts that name none: the published store's. Before the first publication nobody guesses: they are
 * kept as unnamed, and are the store's once it has said which that is. Kept for a minute, so that a burst reads it once.
 */
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
    const currency = published?.bundle.store.currency ?? UNNAMED_CURRENCY;
    kept = { currency, until: published ? now + KEEP_MS : now };
    return currency;
  };
}
