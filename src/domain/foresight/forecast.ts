import type { Day } from "../basics/calendar.ts";
import { type Figure, HORIZONS, type Horizon } from "./expected.ts";

/** What is told of the whole base, and scored when the days are over. */
export const BASE_FIGURES = [
  "orders",
  "revenue",
  "firstOrders",
  "newcomerOrders",
  "newcomerRevenue",
  "mails",
  "discounts",
] as const;
export type BaseFigure = (typeof BASE_FIGURES)[number];

/**
 * Of everybody who is in the base when the forecast is made, and apart from them `newcomerOrders` and `newcomerRevenue` of who is
 * not yet here. `orders` and `revenue` are of those who have bought before,
 * `firstOrders` counts those who have not and will; `mails` and `discounts` are of all chains together.
 */
export type BaseForecast = Readonly<Record<BaseFigure, Figure>> & {
  /** Absent where nobody has said what margin there is. */
  readonly margin?: Figure;
};

/** Of one chain. `orders`, `revenue` and `margin` are what comes because of it, by its hold-out. */
export interface ChainForecast {
  readonly chain: string;
  readonly paused: boolean;
  readonly entries: Figure;
  readonly mails: Figure;
  readonly discounts: Figure;
  readonly orders: Figure;
  readonly revenue: Figure;
  readonly margin?: Figure;
}

export interface AheadForecast {
  readonly days: Horizon;
  readonly base: BaseForecast;
  readonly chains: readonly ChainForecast[];
}

/** A night's forecast. Money in minor units of `currency`. */
export interface Forecast {
  readonly run: string;
  /** The last day that it knows; it is of the days after it. */
  readonly through: Day;
  readonly currency: string;
  readonly ahead: readonly AheadForecast[];
  readonly learned: {
    /** Earlier forecasts by the same rule that the intervals of 30 days were learned from. */
    readonly pastForecasts: number;
    /** Years in which the season was seen; 0: it is not known yet. */
    readonly seasons: number;
    /** Chains whose effects were drawn towards one another; 0 below five. */
    readonly shrunkChains: number;
  };
}

export type Happened = Readonly<Record<BaseFigure, number>>;

/** What is kept of a forecast for two years, and what came of it. */
export interface KeptForecast {
  readonly run: string;
  readonly through: Day;
  readonly ahead: readonly {
    readonly days: Horizon;
    readonly told: Readonly<Record<BaseFigure, Figure>>;
    /** Absent while the days are not over. */
    readonly happened?: Happened;
  }[];
}

/** Days of a forecast that are over and not counted yet. */
export interface DueWindow {
  readonly run: string;
  readonly through: Day;
  readonly days: Horizon;
}

/** A forecast a week for two years. */
const KEPT = 104;
const EVERY_DAYS = 7;

/** Whether a night makes a forecast: the first, and then one a week. A repeated night makes its own again. */
export function isForecastDue(kept: readonly KeptForecast[], run: string, today: Day): boolean {
  const last = kept.findLast((one) => one.run !== run);
  return last === undefined || today - 1 - last.through >= EVERY_DAYS;
}

export function dueWindows(kept: readonly KeptForecast[], today: Day): readonly DueWindow[] {
  return kept.flatMap(({ run, through, ahead }) =>
    ahead.flatMap(({ days, happened }) =>
      happened || through + days >= today ? [] : [{ run, through, days }],
    ),
  );
}

/** With a new forecast, in the place of one that the same night made before. */
export function withForecast(
  kept: readonly KeptForecast[],
  { run, through, ahead }: Forecast,
): readonly KeptForecast[] {
  const others = kept.filter((one) => one.run !== run);
  const told = ({ base: { margin: _, ...scored } }: AheadForecast) => scored;
  const row = { run, through, ahead: ahead.map((one) => ({ days: one.days, told: told(one) })) };
  return [...others, row].sort((one, other) => one.through - other.through).slice(-KEPT);
}

/** With what came of days that are over. What was counted first stays. */
export function withHappened(
  kept: readonly KeptForecast[],
  counted: readonly (DueWindow & { readonly happened: Happened })[],
): readonly KeptForecast[] {
  return kept.map((row) => ({
    ...row,
    ahead: row.ahead.map((one) => {
      const found = counted.find(({ run, days }) => run === row.run && days === one.days);
      return one.happened || !found ? one : { ...one, happened: found.happened };
    }),
  }));
}

/** How earlier forecasts of one figure have turned out. */
export interface Calibration {
  readonly days: Horizon;
  readonly figure: BaseFigure;
  readonly forecasts: number;
  /** Whose interval held what happened: nine in ten are promised. */
  readonly inside: number;
  /** Sum told over sum happened; null where nothing happened. */
  readonly ratio: number | null;
}

/** Of every figure that has been told and is over. */
export function calibrationOf(kept: readonly KeptForecast[]): readonly Calibration[] {
  return HORIZONS.flatMap((days) =>
    BASE_FIGURES.flatMap((figure) => {
      const over = kept.flatMap(({ ahead }) =>
        ahead.flatMap((one) => {
          const told = one.told[figure];
          return one.days === days && one.happened && told.known
            ? [{ told, happened: one.happened[figure] }]
            : [];
        }),
      );
      if (over.length === 0) return [];
      const happened = over.reduce((sum, one) => sum + one.happened, 0);
      return [
        {
          ...{ days, figure, forecasts: over.length },
          inside: over.filter((one) => one.told.low <= one.happened && one.happened <= one.told.high).length,
          ratio: happened === 0 ? null : over.reduce((sum, { told }) => sum + told.expected, 0) / happened,
        },
      ];
    }),
  );
}
