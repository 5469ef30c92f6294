import { dayOf } from "../../domain/basics/calendar.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import { type SpendRules, spendRulesOn } from "../../domain/loyalty/spend-limit.ts";
import type { Now } from "../../domain/loyalty/wallet-decide.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";

/** The programme of the published config, and what it says at this moment. */
export interface Programme {
  readonly loyalty: Loyalty;
  readonly rules: SpendRules;
  readonly now: Now;
}

export interface ProgrammeDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}

/** Undefined where the shop has no programme. */
export async function programmeOf({ config, clock }: ProgrammeDeps): Promise<Programme | undefined> {
  const bundle = (await config.current())?.bundle;
  if (!bundle?.loyalty) return undefined;
  const { currency, time_zone: zone } = bundle.store;
  const at = clock.now();
  const day = dayOf(zone, at);
  return {
    loyalty: bundle.loyalty,
    rules: spendRulesOn(bundle.loyalty, currency, day),
    now: { at, day },
  };
}
