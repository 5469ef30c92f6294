import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Nights } from "../nightly/read.ts";
import { type Names, namesIn } from "./names.ts";

/** What every page has to know of the shop. */
export interface ShopOverview {
  /** Null before the first publication. */
  readonly shop: {
    readonly name: string;
    readonly url: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly languages: readonly string[];
    readonly defaultLanguage: string;
    readonly periodDays: number;
    readonly version: number;
    /** How the config in force calls what other answers tell by id. */
    readonly names: Names;
  } | null;
  /** The day of the last night that is computed, `YYYY-MM-DD`; null before the first one. */
  readonly night: string | null;
  /** By the deployment's clock, which runs ahead of the wall's on a local stack. */
  readonly now: number;
}

export interface ReadShopDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly nights: Pick<Nights, "lastRun">;
  readonly clock: Clock;
}

/** The shop as the config in force has it, and the night that all figures are of. */
export function makeReadShop({ config, nights, clock }: ReadShopDeps) {
  return async (): Promise<ShopOverview> => {
    const [current, night] = await Promise.all([config.current(), nights.lastRun()]);
    return { shop: current ? shopOf(current) : null, night: night ?? null, now: clock.now() };
  };
}

function shopOf({ bundle, version }: NonNullable<Awaited<ReturnType<ConfigStore["current"]>>>) {
  const { name, url, currency, time_zone, languages, default_language, period_days } = bundle.store;
  return {
    ...{ name, url, currency, languages, version },
    timeZone: time_zone,
    defaultLanguage: default_language,
    periodDays: period_days,
    names: namesIn(bundle),
  };
}
