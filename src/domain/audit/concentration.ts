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

/** Buyers and their money by money-sketch bucket of what each has spent, ascending. */
export type SpendBuckets = readonly (readonly [bucket: number, customers: number, spent: number])[];

/** Counts buyers in buckets of 0.2% of what they have spent, so that memory stays bounded. */
export function makeConcentration() {
  const buckets = new Map<number, { customers: number; spent: number }>();
  return {
    add(spent: number): void {
      const bucket = buckets.get(bucketOf(spent)) ?? { customers: 0, spent: 0 };
      buckets.set(bucketOf(spent), bucket);
      bucket.customers += 1;
      bucket.spent += spent;
    },
    counts: (): SpendBuckets =>
      [...buckets]
        .map(([bucket, { customers, spent }]) => [bucket, customers, spent] as const)
        .sort(([a], [b]) => a - b),
  };
}

export function mergeSpendBuckets(parts: readonly SpendBuckets[]): SpendBuckets {
  const sums = new Map<number, readonly [number, number]>();
  for (const [bucket, customers, spent] of parts.flat()) {
    const [many, money] = sums.get(bucket) ?? [0, 0];
    sums.set(bucket, [many + customers, money + spent]);
  }
  return [...sums]
    .map(([bucket, [customers, spent]]) => [bucket, customers, spent] as const)
    .sort(([a], [b]) => a - b);
}

/** Adds up from the largest spender down. Inside the bucket at which a share ends everybody counts as its mean. */
export function topShares(buckets: SpendBuckets): readonly TopShare[] {
  const descending = buckets.map(([, customers, spent]) => ({ customers, spent })).reverse();
  const buyers = descending.reduce((sum, { customers }) => sum + customers, 0);
  const total = descending.reduce((sum, { spent }) => sum + spent, 0);
  return TOPS.map((share) => {
    const customers = Math.ceil(share * buyers);
    const spent = Math.round(spentByFirst(customers, descending));
    return { share, customers, spent, shareOfSpent: total > 0 ? spent / total : null };
  });
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
