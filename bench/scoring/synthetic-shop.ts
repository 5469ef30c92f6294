import { makeRandom } from "../random.ts";

/** Order days of all customers, one after the other: those of customer i are from `ends[i - 1]` up to `ends[i]`. */
export interface SyntheticShop {
  readonly customers: number;
  readonly today: number;
  readonly ends: Uint32Array;
  readonly days: Uint16Array;
  /** Minor units. */
  readonly spent: Int32Array;
}

const YEARS = 2;
const MOST_ORDER_DAYS = 200;
/** Room for this many order days a customer; memory that is not written to is not taken. */
const ROOM = 8;
/** MBG/NBD as fitted to CDNOW, in weeks, and its Gamma-Gamma. */
const ORDERS = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
const MONEY = { p: 6.25, q: 3.74, v: 1_544 };

/** A shop whose customers came evenly over two years and buy as those of CDNOW do. */
export function makeShop(customers: number, seed: number): SyntheticShop {
  const random = makeRandom(seed);
  const today = YEARS * 365;
  const ends = new Uint32Array(customers);
  const days = new Uint16Array(customers * ROOM + MOST_ORDER_DAYS);
  const spent = new Int32Array(days.length);
  let at = 0;
  for (let customer = 0; customer < customers; customer += 1) {
    const perDay = random.gamma(ORDERS.r) / ORDERS.alpha / 7;
    const lost = random.beta(ORDERS.a, ORDERS.b);
    const cost = random.gamma(MONEY.q) / MONEY.v;
    const until = at + MOST_ORDER_DAYS;
    let exactly = random.uniform() * (today + 1);
    do {
      const day = Math.floor(exactly);
      const amount = Math.max(1, Math.round(random.gamma(MONEY.p) / cost));
      if (at > (ends[customer - 1] ?? 0) && days[at - 1] === day)
        spent[at - 1] = (spent[at - 1] ?? 0) + amount;
      else {
        days[at] = day;
        spent[at] = amount;
        at += 1;
      }
      exactly += random.exponential() / perDay;
    } while (exactly < today + 1 && at < until && random.uniform() > lost);
    ends[customer] = at;
    if (at + MOST_ORDER_DAYS > days.length)
      throw new Error("the shop has more order days than there is room for");
  }
  return { customers, today, ends, days: days.subarray(0, at), spent: spent.subarray(0, at) };
}
