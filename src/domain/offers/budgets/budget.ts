/**
 * What one counter has seen. Amounts in the store currency's minor units. What is still free of a budget is its limit less
 * `issued` plus `returned`.
 */
export interface Counter {
  /** All that was ever reserved. Only grows, except for what a walk gives back of a block that it took and did not use. */
  readonly issued: number;
  /** What has come back by the night's account: codes that expired or were withdrawn, discounts below what was reserved. */
  readonly returned: number;
}

/** By counter name (`counterName`): `offer:first_order@2026-11`, `chain:win-back@2026-W48`, `all@2026-11`. */
export type Counters = Readonly<Record<string, Counter>>;

/** So much of a counter is wanted, which may come to `limit` at most. */
export interface Claim {
  readonly counter: string;
  readonly limit: number;
}
