import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Order } from "../../src/domain/people/orders.ts";
import { fitTaste } from "../../src/domain/taste/model.ts";
import { recommend } from "../../src/domain/taste/recommend.ts";
import { duesOf } from "../../src/domain/taste/replenishment.ts";
import { makeTasteCounter, TASTE_ROOM } from "../../src/domain/taste/statistics.ts";
import { tasteOf } from "../../src/domain/taste/taste-of.ts";
import { makeRandom, type Random } from "../random.ts";

export interface Speed {
  readonly customers: number;
  readonly parts: {
    /** Every customer's taste from the orders: in a shop's life only of those who have ordered. */
    readonly taste: number;
    readonly count: number;
    readonly fit: number;
  };
  readonly seconds: number;
  /** Of one buyer's recommendations and due dates. */
  readonly microsecondsEach: number;
  readonly stateBytes: number;
  readonly modelBytes: number;
}

const PRODUCTS = 100_000;
const CATEGORIES = 300;
const TODAY = 20_000;
const YEARS = 2;
const ASKED = 2_000;

/** A night's arithmetic for taste of customers made up one at a time, each with so many orders of one to three products. */
export function measureSpeed(customers: number, ordersEach: number, seed: number): Speed {
  const random = makeRandom(seed);
  const counter = makeTasteCounter(TASTE_ROOM);
  const asked = [];
  let [taste, count] = [0, 0];
  for (let customer = 0; customer < customers; customer += 1) {
    const orders = ordersOf(random, ordersEach);
    const start = performance.now();
    const made = tasteOf(orders, "UTC");
    const between = performance.now();
    taste += between - start;
    if (!made) continue;
    counter.add(`c:${customer}`, made, TODAY);
    count += performance.now() - between;
    if (asked.length < ASKED) asked.push(made);
  }
  const start = performance.now();
  const state = counter.state();
  const model = fitTaste(state, TODAY);
  const fit = performance.now() - start;
  const before = performance.now();
  for (const one of asked) {
    recommend(model, one, { today: TODAY, most: 10 });
    duesOf(model, one);
  }
  const each = performance.now() - before;
  return {
    customers,
    parts: { taste: taste / 1000, count: count / 1000, fit: fit / 1000 },
    seconds: (taste + count + fit) / 1000,
    microsecondsEach: (1000 * each) / Math.max(1, asked.length),
    stateBytes: bytesOf(state),
    modelBytes: bytesOf(model),
  };
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Half of what somebody buys they have bought before; the rest is popular by Zipf's law. */
function ordersOf(random: Random, most: number): readonly Order[] {
  const bought: number[] = [];
  return Array.from({ length: most }, (_, at) => {
    const day = TODAY - Math.floor(random.uniform() * YEARS * 365);
    const items = Array.from({ length: 1 + Math.floor(3 * random.uniform()) }, () => {
      const again = bought[Math.floor(random.uniform() * 2 * bought.length)];
      const product = again ?? Math.floor(PRODUCTS ** random.uniform());
      bought.push(product);
      return {
        product: `p${product}`,
        category: `k${product % CATEGORIES}`,
        quantity: random.uniform() < 0.8 ? 1 : 2,
      };
    });
    return {
      order: `o${at}`,
      placedAt: day * DAY,
      cancelled: false,
      placed: true,
      claimed: false,
      priced: true,
      spent: 1_000,
      refunded: 0,
      items,
      coupons: [],
    };
  });
}
