import { dayOf, type Instant, MINUTE } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Loyalty } from "../../../domain/config/loyalty.ts";
import type { Store } from "../../../domain/config/store.ts";
import { type SpendRules, spendRulesOn } from "../../../domain/loyalty/spend-limit.ts";
import type { Now } from "../../../domain/loyalty/wallet-decide.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ConfigStore } from "../../../ports/config.ts";

/** The programme of the published config, and what it says at this moment. */
export interface Programme {
  readonly loyalty: Loyalty;
  readonly store: Store;
  readonly rules: SpendRules;
  readonly now: Now;
}

export interface ProgrammeDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}

const KEEP_MS = MINUTE;

/** Undefined where the shop has no programme. The config is at most a minute old: a till pays for no reading of it. */
export function makeProgramme({ config, clock }: ProgrammeDeps): () => Promise<Programme | undefined> {
  let kept: { readonly bundle: Bundle; readonly until: Instant } | undefined;
  return async () => {
    const at = clock.now();
    if (!kept || at >= kept.until) {
      const bundle = (await config.current())?.bundle;
      kept = bundle && { bundle, until: at + KEEP_MS };
    }
    const { loyalty, store } = kept?.bundle ?? {};
    if (!loyalty || !store) return undefined;
    const day = dayOf(store.time_zone, at);
    return { loyalty, store, rules: spendRulesOn(loyalty, store.currency, day), now: { at, day } };
  };
}
