import { formatDay } from "../../src/domain/basics/calendar.ts";
import { anchorsOf } from "./anchors.ts";
import { type Forecast, forecastsOf } from "./forecasts.ts";
import { aucDifference, aucOf, brierOf, logLossOf, mean, type Told } from "./measures.ts";
import { BadLog, readPurchaseLog } from "./purchase-log.ts";
import { shoppersOf } from "./shoppers.ts";

const ANCHOR = "anchor (lr, boosting)";

export interface Trial {
  readonly file: string;
  /** The last day that models know of. */
  readonly cutoff: number;
  /** Days after it that they are to tell. */
  readonly days: number;
}

interface Row {
  readonly model: string;
  readonly auc: number | null;
  readonly brier: number | null;
  readonly logLoss: number | null;
  /** Mean absolute error of each customer's order days in the period. */
  readonly mae: number | null;
  /** Expected order days of all customers together. */
  readonly expectedOrders: number | null;
}

interface Over {
  readonly difference: number;
  readonly standardError: number;
}

export interface Result {
  readonly file: string;
  readonly customers: number;
  readonly churned: number;
  /** Order days of the period. */
  readonly orders: number;
  readonly rows: readonly Row[];
  readonly chosen: string;
  /** AUC of the chosen model less that of BG/NBD's 1 − P(purchase), with its standard error. */
  readonly overBgNbd: Over | null;
  /** The same less that of the anchor; none without a Python that has it. */
  readonly overAnchor: Over | null;
}

export interface Curve {
  readonly model: string;
  readonly told: readonly Told[];
}

/** Fits every model on the orders up to the cut-off and compares it with what happened in the days after. */
export function tryModels({ file, cutoff, days }: Trial): {
  readonly result: Result;
  /** The chosen model first. */
  readonly curves: readonly Curve[];
  /** What is the matter with the file, though not so much that there are no figures. */
  readonly warning?: string;
} {
  const log = readPurchaseLog(file);
  const shoppers = shoppersOf(log, cutoff, days);
  if (shoppers.length === 0) throw new BadLog(`${file}: nobody has ordered by ${formatDay(cutoff)}`);
  const last = [...log.values()].reduce((day, orderDays) => Math.max(day, orderDays.at(-1)?.day ?? day), 0);
  if (last <= cutoff) {
    throw new BadLog(
      `${file}: the last order is of ${formatDay(last)}, so nothing shows what came after ${formatDay(cutoff)}`,
    );
  }
  const orders = shoppers.map((shopper) => shopper.orders);
  const { forecasts: ours, chosen } = forecastsOf(shoppers, cutoff, days);
  const [anchor] = anchorsOf(log, [cutoff], days) ?? [];
  const forecasts = anchor ? [{ model: ANCHOR, scores: anchor, isProbability: true }, ...ours] : ours;
  const told = ({ scores }: Forecast): readonly Told[] =>
    scores.map((score, index) => ({ score, churned: orders[index] === 0 }));
  const curveOf = (model: string) =>
    forecasts
      .filter((forecast) => forecast.model === model)
      .map((forecast) => ({ model, told: told(forecast) }));
  const plotted = ["bg-nbd", "mbg-nbd", "pareto-nbd"].filter((model) => model !== chosen);
  const [best] = curveOf(chosen);
  const over = (model: string) => {
    const [other] = curveOf(model);
    return best && other ? aucDifference(best.told, other.told) : null;
  };
  return {
    result: {
      file,
      customers: shoppers.length,
      churned: orders.filter((count) => count === 0).length,
      orders: sum(orders),
      rows: forecasts.map((forecast) => rowOf(forecast, told(forecast), orders)),
      chosen,
      overBgNbd: over("bg-nbd"),
      overAnchor: over(ANCHOR),
    },
    curves: [chosen, ...plotted].flatMap(curveOf),
    ...(last < cutoff + days && {
      warning: `${file} ends on ${formatDay(last)}, before the ${days} days do: what came later counts as no order`,
    }),
  };
}

function rowOf(forecast: Forecast, told: readonly Told[], orders: readonly number[]): Row {
  const { model, isProbability, expected, likely = expected } = forecast;
  return {
    model,
    auc: aucOf(told),
    brier: isProbability ? brierOf(told) : null,
    logLoss: isProbability ? logLossOf(told) : null,
    mae: likely ? mean(likely.map((count, index) => Math.abs(count - (orders[index] ?? 0)))) : null,
    expectedOrders: expected ? sum(expected) : null,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
