import { normalQuantile } from "../basics/special-functions.ts";
import { anyIfAlive, purchasesIfAlive } from "../churn/buy-till-you-die.ts";
import type { Buyer } from "../churn/histogram.ts";
import { SHOP_FAMILY } from "../churn/shop-fit.ts";
import type { Value, ValueModel } from "./model.ts";
import { spendSpread } from "./money-model.ts";
import type { Spend } from "./spend.ts";

/** Minor units between which what a single customer will really bring lies nineteen times in twenty. */
export interface MoneyRange {
  readonly low: number;
  readonly high: number;
}

export interface ValueRanges {
  /** Of the next period. */
  readonly expectedMoney: MoneyRange;
  /** Of the horizon, discounted as the lifetime value is. */
  readonly lifetimeValue: MoneyRange;
}

const [LOWER, UPPER] = [0.025, 0.975];
const DAYS_OF_A_MONTH = 365.25 / 12;

/**
 * Prediction intervals of 95% for what one customer brings, around a value that is told already. Nothing is brought with
 * the probability of no purchase. Otherwise order days are 1 + a number whose variance is that of the order model (of the
 * rate, and of when the customer is lost), each brings an amount of the money model, and their sum is taken to be
 * lognormal with the mean and variance that follow.
 */
export function rangesOf(
  { orders, money, horizon }: ValueModel,
  periodDays: number,
  {
    buyer,
    spend,
    noPurchase,
    value,
  }: {
    readonly buyer: Pick<Buyer, "x" | "T">;
    readonly spend: Spend;
    readonly noPurchase: number;
    readonly value: Pick<Value, "expectedOrders" | "expectedMoney" | "lifetimeValue">;
  },
): ValueRanges {
  const shape = orders.parameters.r + buyer.x;
  const spread = spendSpread(money, spend);
  const purchase = 1 - noPurchase;
  const horizonDays = horizon.months * DAYS_OF_A_MONTH;
  const anyWithin = (days: number) => anyIfAlive(orders.parameters, buyer, days);
  const within = Math.min(1, (purchase * anyWithin(horizonDays)) / anyWithin(periodDays));
  const purchasesWithin = (days: number) => purchasesIfAlive(SHOP_FAMILY, orders.parameters, buyer, days);
  /** Of the rate, and of how much of the time passes before the customer is lost. */
  const uncertaintyOf = (days: number) => {
    const neverLost = (shape * days) / 7 / (orders.parameters.alpha + buyer.T / 7);
    return 1 / shape + Math.max(0, neverLost / purchasesWithin(days) - 1);
  };
  return {
    expectedMoney: rangeOf({
      expected: value.expectedMoney,
      any: purchase,
      ordersIfAny: purchase === 0 ? 1 : value.expectedOrders / purchase,
      uncertainty: uncertaintyOf(periodDays),
      spread,
    }),
    lifetimeValue: rangeOf({
      expected: value.lifetimeValue,
      any: Math.max(purchase, within),
      ordersIfAny: purchasesWithin(horizonDays) / anyWithin(horizonDays),
      uncertainty: uncertaintyOf(horizonDays),
      spread,
    }),
  };
}

function rangeOf({
  expected,
  any,
  ordersIfAny,
  uncertainty,
  spread,
}: {
  readonly expected: number;
  readonly any: number;
  readonly ordersIfAny: number;
  readonly uncertainty: number;
  readonly spread: ReturnType<typeof spendSpread>;
}): MoneyRange {
  if (any <= 0 || expected <= 0) return { low: 0, high: Math.max(0, expected) };
  const count = Math.max(1, ordersIfAny);
  const countVariance = (count - 1) * (1 + (count - 1) * uncertainty);
  const countSquared = countVariance / count ** 2;
  const varianceOverMean = spread.ofOne / count + countSquared + spread.ofMean * (1 + countSquared);
  const sigma = Math.sqrt(Math.log1p(varianceOverMean));
  const mu = Math.log(expected / any) - sigma ** 2 / 2;
  const quantile = (share: number) => {
    const beyondNothing = (share - (1 - any)) / any;
    if (beyondNothing <= 0) return 0;
    return Math.exp(mu + sigma * normalQuantile(beyondNothing));
  };
  return { low: Math.min(expected, quantile(LOWER)), high: Math.max(expected, quantile(UPPER)) };
}
