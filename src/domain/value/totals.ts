import type { Value } from "./model.ts";

/** What all customers are worth together; orders in thousandths, money in minor units: whole numbers that add up exactly. */
export interface ValueCounts {
  readonly milliOrders: number;
  readonly money: number;
  readonly lifetimeValue: number;
  readonly valueAtRisk: number;
}

/** Figures of a night: docs/metrics.md defines them. Money in minor units. */
export interface ValueMetrics {
  readonly expectedOrders: number;
  readonly expectedRevenue: number;
  readonly lifetimeValue: number;
  readonly valueAtRisk: number;
}

const NOTHING: ValueCounts = { milliOrders: 0, money: 0, lifetimeValue: 0, valueAtRisk: 0 };

export function makeValueTotals(): { add(value: Value): void; counts(): ValueCounts } {
  let [milliOrders, money, lifetimeValue, valueAtRisk] = [0, 0, 0, 0];
  return {
    add(value) {
      milliOrders += Math.round(value.expectedOrders * 1000);
      money += Math.round(value.expectedMoney);
      lifetimeValue += Math.round(value.lifetimeValue);
      valueAtRisk += Math.round(value.valueAtRisk);
    },
    counts: () => ({ milliOrders, money, lifetimeValue, valueAtRisk }),
  };
}

export function valueMetrics(shards: readonly ValueCounts[]): ValueMetrics {
  const total = shards.reduce(
    (sum, shard) => ({
      milliOrders: sum.milliOrders + shard.milliOrders,
      money: sum.money + shard.money,
      lifetimeValue: sum.lifetimeValue + shard.lifetimeValue,
      valueAtRisk: sum.valueAtRisk + shard.valueAtRisk,
    }),
    NOTHING,
  );
  return {
    expectedOrders: total.milliOrders / 1000,
    expectedRevenue: total.money,
    lifetimeValue: total.lifetimeValue,
    valueAtRisk: total.valueAtRisk,
  };
}
