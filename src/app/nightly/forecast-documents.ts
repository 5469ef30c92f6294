import type { BuyersOutlook } from "../../domain/foresight/buyers.ts";
import type { Horizon } from "../../domain/foresight/expected.ts";
import type { DueWindow, Forecast, KeptForecast } from "../../domain/foresight/forecast.ts";

/** What a night has to do for forecasts. */
export interface ForecastPlan {
  /** Whether it makes one. */
  readonly makes: boolean;
  /** Days of earlier ones that are over: the night counts what came of them. */
  readonly due: readonly DueWindow[];
}

/** What the night's sample of buyers says of the whole base; without `ahead` while too few have bought. */
export interface BuyersAhead {
  readonly ahead?: Readonly<Record<Horizon, BuyersOutlook>>;
}

/** The last forecast with its chains, and what earlier ones have told and come to, oldest first. */
export interface Forecasts {
  readonly latest?: Forecast;
  readonly kept: readonly KeptForecast[];
}
