import type { TallyEntries } from "../../domain/basics/tally.ts";
import type { OrderHistory } from "../../domain/churn/histories.ts";
import { type BuyersOutlook, buyersOutlook } from "../../domain/foresight/buyers.ts";
import { HORIZONS, type Horizon, scaled } from "../../domain/foresight/expected.ts";
import { dueWindows, isForecastDue } from "../../domain/foresight/forecast.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { type RunPlan, readLatest, write } from "./documents.ts";
import type { ForecastPlan } from "./forecast-documents.ts";

/** Of a live night; undefined where there is nothing to do. */
export async function forecastOfNight(
  runs: RunStore,
  { live, run, today }: Pick<RunPlan, "live" | "run" | "today">,
): Promise<ForecastPlan | undefined> {
  if (!live) return undefined;
  const { kept } = (await readLatest(runs, "forecasts")) ?? { kept: [] };
  const plan = { makes: isForecastDue(kept, run, today), due: dueWindows(kept, today) };
  return plan.makes || plan.due.length > 0 ? plan : undefined;
}

interface Buyers {
  /** Of a sample. */
  readonly histories: readonly OrderHistory[];
  /** How many have how many orders, of everybody. */
  readonly orders: TallyEntries;
  /** Of everybody. */
  readonly orderDays: number;
}

/** What all buyers will order, from the sample that the night has anyway; part of the task that fits the models. */
export async function writeBuyersAhead(
  runs: RunStore,
  { run, today, forecast }: RunPlan,
  { histories, orders, orderDays }: Buyers,
): Promise<void> {
  if (!forecast?.makes) return;
  const outlook = buyersOutlook(histories, today - 1);
  if (!outlook) return write(runs, run, "buyers-ahead", {});
  const buyers = orders.reduce((sum, [, count]) => sum + count, 0);
  const placed = orders.reduce((sum, [value, count]) => sum + value * count, 0);
  const scale = buyers / histories.length;
  const ordersPerDay = orderDays === 0 ? 1 : Math.max(1, placed / orderDays);
  const ofBase = (one: BuyersOutlook): BuyersOutlook => ({
    ...one,
    orderDays: scaled(one.orderDays, scale * ordersPerDay),
    revenue: scaled(one.revenue, scale),
  });
  const [month, quarter] = HORIZONS;
  const ahead: Readonly<Record<Horizon, BuyersOutlook>> = {
    [month]: ofBase(outlook[month]),
    [quarter]: ofBase(outlook[quarter]),
  };
  await write(runs, run, "buyers-ahead", { ahead });
}
