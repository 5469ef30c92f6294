import type { OrderHistory } from "../churn/histories.ts";
import { HORIZONS, type Horizon, type Told } from "./expected.ts";
import { atLevel, levelOf, type PastError, SUPPOSED } from "./level.ts";
import { type BaseOutlook, baseOutlook } from "./past-errors.ts";

/** What the buyers of a sample will bring; the whole base brings as many times as much as it has more buyers. */
export interface BuyersOutlook {
  readonly orderDays: Told;
  /** Minor units. */
  readonly revenue: Told;
  /** Earlier forecasts by the same rule that the interval was learned from. */
  readonly pastForecasts: number;
  /** Years in which the season was seen; 0 where the history is too short. */
  readonly seasons: number;
}

/** Orders come in clusters: their number varies by half as much again as independent ones would. */
const CLUSTERED = 1.5;
const STEP = 30;
const MOST_STEPS = 24;
/** Before so many days of orders a shop is another one. */
const FEWEST_DAYS = 60;
const YEARS_BACK = [364, 728, 1092];

/**
 * The next 30 and 90 days of everybody who has bought, from the night's sample of order histories. The rule is applied to
 * earlier days first, once a month for two years and a year back each time, as if nothing were known beyond them: how
 * far it was off then moves the level and makes the interval. Undefined while fewer than 50 have bought.
 */
export function buyersOutlook(
  histories: readonly OrderHistory[],
  through: number,
): Readonly<Record<Horizon, BuyersOutlook>> | undefined {
  const now = baseOutlook(histories, through);
  if (!now) return undefined;
  const agos = [...Array.from({ length: MOST_STEPS }, (_, at) => (at + 1) * STEP), ...YEARS_BACK];
  const opened = histories.reduce(
    (first, { before, days }) => Math.min(first, before?.first ?? days[0] ?? first),
    through,
  );
  const earlier = agos.flatMap((ago) => {
    if (through - ago < opened + FEWEST_DAYS) return [];
    const outlook = baseOutlook(histories, through - ago);
    return outlook ? [{ ago, outlook }] : [];
  });
  const of = (days: Horizon): BuyersOutlook => {
    const told = now.toldIn(days);
    const errors = earlier.flatMap(({ ago, outlook }) =>
      ago < days ? [] : (errorOf(outlook, ago, days) ?? []),
    );
    const level = (figure: "orderDays" | "revenue", unevenness: number) =>
      levelOf(
        errors.map((error) => error[figure]),
        { days, supposed: SUPPOSED[figure], chance: (CLUSTERED * unevenness) / Math.max(1, told.orderDays) },
      );
    const orderDays = level("orderDays", 1);
    return {
      orderDays: atLevel(told.orderDays, orderDays),
      revenue: atLevel(told.revenue, level("revenue", now.unevenness)),
      pastForecasts: errors.length,
      seasons: orderDays.seasons,
    };
  };
  const [month, quarter] = HORIZONS;
  return { [month]: of(month), [quarter]: of(quarter) };
}

/** Undefined where nothing was told or nothing happened: of that there is no ratio. */
function errorOf(outlook: BaseOutlook, ago: number, days: Horizon) {
  const [told, happened] = [outlook.toldIn(days), outlook.happenedIn(days)];
  if (Math.min(told.orderDays, told.revenue, happened.orderDays, happened.revenue) <= 0) return undefined;
  const chance = 1 / happened.orderDays;
  const error = (figure: "orderDays" | "revenue"): PastError => ({
    ago,
    log: Math.log(happened[figure] / told[figure]),
    chance,
  });
  return { orderDays: error("orderDays"), revenue: error("revenue") };
}
