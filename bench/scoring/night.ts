import { bucketOf } from "../../src/domain/basics/money-sketch.ts";
import { makeCounter } from "../../src/domain/basics/tally.ts";
import { makeGapCounts } from "../../src/domain/churn/gaps.ts";
import { makeHistorySample, standingOn } from "../../src/domain/churn/histories.ts";
import { type ChurnModel, learnChurn } from "../../src/domain/churn/model.ts";
import { makeSample } from "../../src/domain/churn/sample.ts";
import { makeScorer } from "../../src/domain/churn/scorer.ts";
import type { OrderDay } from "../../src/domain/people/profile.ts";
import { type RfmCuts, rfmCuts, scoreRfm } from "../../src/domain/segments/rfm.ts";
import { fitValue, makeValuer, type ValueModel } from "../../src/domain/value/model.ts";
import { makeSpendCounter, spendOf } from "../../src/domain/value/spend.ts";
import type { SyntheticShop } from "./synthetic-shop.ts";

export const PERIOD_DAYS = 30;

/** RFM limits at the thirds, of every customer's recency, orders and money. */
export function cutShop({ customers, today, ends, days, spent }: SyntheticShop): RfmCuts {
  const [recencyDays, orders, money] = [makeCounter(), makeCounter(), makeCounter()];
  let start = 0;
  for (let customer = 0; customer < customers; customer += 1) {
    const end = ends[customer] ?? 0;
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += spent[at] ?? 0;
    recencyDays.add(today - (days[end - 1] ?? 0));
    orders.add(end - start);
    money.add(bucketOf(sum));
    start = end;
  }
  const counts = { recencyDays: recencyDays.entries(), orders: orders.entries(), spent: money.entries() };
  return rfmCuts(counts, { cut: "value" }, "EUR");
}

export interface Models {
  readonly churn: ChurnModel;
  readonly value: ValueModel;
}

/** What the shards of a night measure besides the cut points, and the models that are fitted to it. */
export function fitShop(shop: SyntheticShop): Models {
  const { today } = shop;
  const [sample, histories, gaps, spend] = [
    makeSample(),
    makeHistorySample(),
    makeGapCounts(),
    makeSpendCounter(),
  ];
  forEachCustomer(shop, (customer, orderDays, days) => {
    const standing = standingOn(orderDays, today);
    if (!standing) return;
    const id = `c:${customer}`;
    sample.add(id, standing);
    histories.add(id, orderDays);
    gaps.add(days, today);
    spend.add(id, spendOf(orderDays));
  });
  const buyers = sample.histogram();
  const evidence = { buyers, gaps: gaps.counts, histories: histories.histories() };
  return { churn: learnChurn(evidence, today, PERIOD_DAYS), value: fitValue(buyers, spend) };
}

/** What a night finds out about every customer, in columns. Money in minor units. */
export interface Scores {
  readonly cells: Uint16Array;
  readonly noPurchase: Float32Array;
  readonly expectedMoney: Float32Array;
  readonly lifetimeValue: Float32Array;
  readonly valueAtRisk: number;
}

export function scoreShop(shop: SyntheticShop, cuts: RfmCuts, { churn, value }: Models): Scores {
  const { customers, today } = shop;
  const cells = new Uint16Array(customers);
  const noPurchase = new Float32Array(customers);
  const expectedMoney = new Float32Array(customers);
  const lifetimeValue = new Float32Array(customers);
  let valueAtRisk = 0;
  const probabilityOf = makeScorer(churn, PERIOD_DAYS);
  const worthOf = makeValuer(value, PERIOD_DAYS, churn);
  forEachCustomer(shop, (customer, orderDays) => {
    const standing = standingOn(orderDays, today);
    if (!standing) return;
    const { x, tx, T, spent } = standing;
    const digits = scoreRfm({ recencyDays: T - tx, orders: x + 1, spent }, cuts);
    const probability = probabilityOf(standing);
    const worth = worthOf(standing, spendOf(orderDays), probability);
    cells[customer] = 100 * digits.recency + 10 * digits.frequency + digits.monetary;
    noPurchase[customer] = probability;
    expectedMoney[customer] = worth.expectedMoney;
    lifetimeValue[customer] = worth.lifetimeValue;
    valueAtRisk += worth.valueAtRisk;
  });
  return { cells, noPurchase, expectedMoney, lifetimeValue, valueAtRisk };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Shows each customer as the night sees one. The arrays are used again for the next customer of as many order days. */
function forEachCustomer(
  { customers, ends, days, spent }: SyntheticShop,
  visit: (customer: number, orderDays: readonly OrderDay[], days: readonly number[]) => void,
): void {
  const scratch: { orderDays: Writable<OrderDay>[]; days: number[] }[] = [];
  let start = 0;
  for (let customer = 0; customer < customers; customer += 1) {
    const end = ends[customer] ?? 0;
    let own = scratch[end - start];
    if (!own) {
      const orderDays = Array.from({ length: end - start }, () => ({ day: 0, orders: 1, spent: 0 }));
      own = { orderDays, days: orderDays.map(({ day }) => day) };
      scratch[end - start] = own;
    }
    for (let at = start; at < end; at += 1) {
      const orderDay = own.orderDays[at - start];
      if (!orderDay) continue;
      orderDay.day = days[at] ?? 0;
      orderDay.spent = spent[at] ?? 0;
      own.days[at - start] = orderDay.day;
    }
    visit(customer, own.orderDays, own.days);
    start = end;
  }
}
