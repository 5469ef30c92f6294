import { formatDay } from "../../domain/basics/calendar.ts";
import {
  type Calibration,
  calibrationOf,
  type Forecast,
  type KeptForecast,
} from "../../domain/foresight/forecast.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readLatest } from "./documents.ts";

/** The last forecast, and how earlier ones have turned out. Days are YYYY-MM-DD. */
export interface ForecastReport extends Omit<Forecast, "through"> {
  /** The last day that the forecast knew. */
  readonly through: string;
  readonly calibration: readonly Calibration[];
  /** A forecast a week for two years, oldest first. */
  readonly kept: readonly (Omit<KeptForecast, "through"> & { readonly through: string })[];
}

export interface ReadForecastDeps {
  readonly runs: Pick<RunStore, "get">;
}

/** Undefined before a night has made one. */
export function makeReadForecast({ runs }: ReadForecastDeps) {
  return async (): Promise<ForecastReport | undefined> => {
    const { latest, kept } = (await readLatest(runs, "forecasts")) ?? { kept: [] };
    if (!latest) return undefined;
    return {
      ...latest,
      through: formatDay(latest.through),
      calibration: calibrationOf(kept),
      kept: kept.map((one) => ({ ...one, through: formatDay(one.through) })),
    };
  };
}
