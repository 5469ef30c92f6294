/**
 * What one counter has seen. Amounts in the store currency's minor units. What is still free of a budget is its limit less
 * `issued` plus `returned` plus `back` (left).
 */
export interface Counter {
  /** All that was ever reserved. Only grows. */
  readonly issued: number;
  /** What has come back by the night's account (night.ts): codes that expired or were withdrawn, discounts below what was reserved. */
  readonly returned: number;
  /** What was taken ahead and given back at once: the rest of a walk's block. Only grows. */
  readonly back?: number;
}

/** By counter name (`counterName`): `offer:first_order@2026-11`, `chain:win-back@2026-W48`, `all@2026-11`. */
export type Counters = Readonly<Record<string, Counter>>;

/** So much of a counter is wanted, which may come to `limit` at most. */
export interface Claim {
  readonly counter: string;
  readonly limit: number;
}

const NONE: Counter = { issued: 0, returned: 0 };

/** What is reserved in a counter, or spent of it. */
export const taken = ({ issued, returned, back = 0 }: Counter = NONE): number => issued - returned - back;

/** What is still free of a limit; never below 0. */
export const left = (counter: Counter | undefined, limit: number): number =>
  Math.max(0, limit - taken(counter));

/** A mark of a budget: at `warned` 80% of it are taken, at `exhausted` there is no room for another code like the last. */
export type Mark = "warned" | "exhausted";

/** The share of a limit at which its owner hears of it. */
export const WARN_AT = 0.8;

/**
 * The marks that one reservation of `amount` has passed, the counter being as it was afterwards. Of reservations that follow
 * each other exactly one passes the first.
 */
export function marksPassed(after: Counter | undefined, limit: number, amount: number): readonly Mark[] {
  const now = taken(after);
  const at = limit * WARN_AT;
  return [
    ...(now - amount < at && now >= at ? (["warned"] as const) : []),
    ...(now + amount > limit ? (["exhausted"] as const) : []),
  ];
}
