import { anyIfAlive, purchasesIfAlive } from "../churn/buy-till-you-die.ts";
import type { Buyer, WeightedBuyer } from "../churn/histogram.ts";
import type { Standing } from "../churn/histories.ts";
import type { ChurnModel } from "../churn/model.ts";
import { rhythmOfOrders } from "../churn/regularity.ts";
import { fitShop, SHOP_FAMILY, type ShopFit } from "../churn/shop-fit.ts";
import { discountedPurchases, type Horizon, YEAR } from "./lifetime.ts";
import { fitMoney, type MoneyModel, spendPerOrderDay } from "./money-model.ts";
import type { Spend, SpendCounter } from "./spend.ts";

/** What tells a shop what its customers are worth: how often they will order, for how much, and how far that counts. */
export interface ValueModel {
  readonly orders: ShopFit;
  readonly money: MoneyModel;
  readonly horizon: Horizon;
}

/** Money in minor units. */
export interface Value {
  /** Order days expected in the next period. */
  readonly expectedOrders: number;
  /** Money expected in the next period. */
  readonly expectedMoney: number;
  /** Discounted money of the horizon, what the next period brings included. */
  readonly lifetimeValue: number;
  /** What is lost if the customer is lost, times the probability of no purchase in the next period. */
  readonly valueAtRisk: number;
}

export function fitValue(buyers: readonly WeightedBuyer[], spend: SpendCounter): ValueModel {
  return { orders: fitShop(buyers), money: fitMoney(spend), horizon: YEAR };
}

/**
 * What a buyer is worth, given the probability of no purchase in the next `periodDays` days by whatever model the shop
 * has for that. The order model says how many purchases somebody makes who makes any, and how a customer who is still
 * one goes on; the probability decides whether this is one: with the order model's own probability, this is the
 * published conditional expectation and discounted value. As far as the customer is regular, the own rhythm says how many
 * purchases there are in the period instead. A customer who is likelier to buy than anybody who is still one by the order model buys more often for the period,
 * not for the whole horizon.
 */
export function makeValuer(
  { orders, money, horizon }: ValueModel,
  periodDays: number,
  { regularity, season }: Pick<ChurnModel, "regularity" | "season"> = {},
): (buyer: Standing, spend: Spend, noPurchase: number) => Value {
  const prospectOf = memoProspects(({ x, T }) => {
    const horizonDays = Math.max(periodDays, DAYS_OF_A_MONTH * horizon.months);
    const expected = (days: number) => purchasesIfAlive(SHOP_FAMILY, orders.parameters, { x, T }, days);
    const [inPeriod, discounted] = [expected(periodDays), discountedPurchases(expected, horizon)];
    return {
      any: anyIfAlive(orders.parameters, { x, T }, periodDays),
      inPeriod,
      discounted,
      ofPeriod: (discounted * inPeriod) / expected(horizonDays),
    };
  });
  /** From the level of the period's season to that of the year. */
  const toYear = season?.kind === "known" ? season.year / season.ahead : 1;
  return (buyer, spend, noPurchase) => {
    const { any, inPeriod, discounted, ofPeriod } = prospectOf(buyer);
    const purchase = 1 - noPurchase;
    const perOrder = spendPerOrderDay(money, spend);
    const own = regularity && rhythmOfOrders(regularity, buyer, periodDays);
    const regular = own
      ? Math.min(1, (own.regular * (1 - own.noPurchase)) / Math.max(purchase, SMALLEST))
      : 0;
    const ordersIfAny = regular * (own?.ordersIfAny() ?? 0) + (1 - regular) * (inPeriod / any);
    const expectedOrders = purchase * ordersIfAny;
    const stays = (1 - noPurchase ** toYear) / any;
    const lifetimeValue = (Math.min(1, stays) * discounted + Math.max(0, stays - 1) * ofPeriod) * perOrder;
    return {
      expectedOrders,
      expectedMoney: expectedOrders * perOrder,
      lifetimeValue,
      valueAtRisk: noPurchase * lifetimeValue,
    };
  };
}

const DAYS_OF_A_MONTH = 365.25 / 12;
const SMALLEST = 1e-12;

interface Prospect {
  readonly any: number;
  readonly inPeriod: number;
  readonly discounted: number;
  /** Of `discounted`, what falls into the period. */
  readonly ofPeriod: number;
}

/** Counts and ages up to here are looked up, beyond them computed each time, so that memory stays bounded. */
const [KEPT_COUNTS, KEPT_DAYS] = [128, 4096];

/** Buyers of the same count and age are many, and have the same prospects. */
function memoProspects(
  compute: (buyer: Pick<Buyer, "x" | "T">) => Prospect,
): (buyer: Pick<Buyer, "x" | "T">) => Prospect {
  const known: (Prospect | undefined)[][] = [];
  return (buyer) => {
    const { x, T } = buyer;
    if (x >= KEPT_COUNTS || T >= KEPT_DAYS) return compute(buyer);
    let byAge = known[x];
    if (!byAge) known[x] = byAge = new Array<Prospect | undefined>(KEPT_DAYS).fill(undefined);
    const found = byAge[T];
    if (found) return found;
    const computed = compute(buyer);
    byAge[T] = computed;
    return computed;
  };
}
