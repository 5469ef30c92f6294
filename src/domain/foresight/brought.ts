/** A number of orders with its interval of 95 in 100. */
export interface Brought {
  readonly orders: number;
  readonly low: number;
  readonly high: number;
}

interface Points {
  readonly points: number;
  readonly low: number;
  readonly high: number;
}

const Z95 = 1.96;

/**
 * Further orders by so many entries, given the points of further orders by a hundred of them. The interval is the points'
 * own and chance together: among `n` entries of which each brings an order with probability `p`, `sqrt(n p (1 - p))` either
 * way is usual (binomial distribution).
 */
export function broughtBy(entries: number, { points, low, high }: Points): Brought {
  const p = Math.min(1, Math.max(0, points / 100));
  const chance = Z95 * Math.sqrt(entries * p * (1 - p));
  const doubt = (bound: number) => (entries * Math.abs(bound - points)) / 100;
  const orders = (entries * points) / 100;
  return {
    orders,
    low: orders - Math.hypot(chance, doubt(low)),
    high: orders + Math.hypot(chance, doubt(high)),
  };
}
