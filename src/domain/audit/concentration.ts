import { bucketOf } from "../basics/money-sketch.ts";

/** How much of the money the best customers have brought. */
export interface TopShare {
  /** Of the buyers, best first. */
  readonly share: number;
  readonly customers: number;
  readonly spent: number;
  /** Of all money; null where there is none. */
  readonly shareOfSpent: number | null;
}

const TOPS = [0.01, 0.05, 0.1, 0.2, 0.5];

/**
 * Adds up money from the largest spender down, in buckets of 0.2%, so that memory stays bounded. Inside the bucket at
 * which a share ends everybody counts as its mean.
 */
export function makeConcentration() {
  const buckets = new Map<number, { customers: number; spent: number }>();
  return {
    add(spent: number): void {
      const bucket = buckets.get(bucketOf(spent)) ?? { customers: 0, spent: 0 };
      buckets.set(bucketOf(spent), bucket);
      bucket.customers += 1;
      bucket.spent += spent;
    },
    shares(): readonly TopShare[] {
      const descending = [...buckets].sort(([a], [b]) => b - a).map(([, bucket]) => bucket);
      const buyers = descending.reduce((sum, { customers }) => sum + customers, 0);
      const total = descending.reduce((sum, { spent }) => sum + spent, 0);
      return TOPS.map((share) => {
        const customers = Math.ceil(share * buyers);
        const spent = Math.round(spentByFirst(customers, descending));
        return { share, customers, spent, shareOfSpent: total > 0 ? spent / total : null };
      });
    },
  };
}

function spentByFirst(
  many: number,
  descending: readonly { readonly customers: number; readonly spent: number }[],
): number {
  let left = many;
  let sum = 0;
  for (const { customers, spent } of descending) {
    const taken = Math.min(left, customers);
    sum += (spent * taken) / customers;
    left -= taken;
  }
  return sum;
}
