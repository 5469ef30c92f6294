/** A buyer's history as the buy-till-you-die models see it, in days: repeat order days, the last of them, the age. */
export interface Buyer {
  /** Days with an order after the first one. */
  readonly x: number;
  /** Days from the first order to the last. */
  readonly tx: number;
  /** Days from the first order to now. */
  readonly T: number;
}

/** `weight` buyers with the same history. */
export interface WeightedBuyer extends Buyer {
  readonly weight: number;
}

/** The order days (ascending, each once) up to and including `today`, as a history; undefined where there is none. */
export function buyerOf(days: readonly number[], today: number): Buyer | undefined {
  const past = days.filter((day) => day <= today);
  const first = past[0];
  const last = past.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { x: past.length - 1, tx: last - first, T: today - first };
}
