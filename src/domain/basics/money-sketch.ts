/**
 * Counts amounts in buckets whose width is a fixed share of the amount (DDSketch: Masson, Rim, Lee 2019), so that a
 * quantile is right to RELATIVE_ERROR whatever the currency and however heavy the tail, in at most some ten thousand
 * integer counts that add up exactly over shards.
 */
const RELATIVE_ERROR = 0.001;

const LOG_GAMMA = Math.log((1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR));

/** Bucket 0 holds nothing spent (or less); bucket i > 0 amounts above gamma^(i-2) up to gamma^(i-1) minor units. */
export function bucketOf(amount: number): number {
  return amount <= 0 ? 0 : 1 + Math.max(0, Math.ceil(Math.log(amount) / LOG_GAMMA));
}

/** The largest whole amount that the bucket holds. */
export function topOf(bucket: number): number {
  return bucket === 0 ? 0 : Math.floor(Math.exp((bucket - 1) * LOG_GAMMA));
}
