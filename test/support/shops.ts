import type { OrderDay } from "../../src/domain/people/profile.ts";

/** Numbers from 0 to 1, always the same for a seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Order days, from day 0 to `span`, of customers who join at any time, each with a pace of their own, and are lost with
 * the chance `loss` after each order. `regularity` 1 is as good as random in time; at 20 most gaps are within a quarter
 * of the pace.
 */
export function shopOf(options: {
  readonly customers: number;
  readonly span: number;
  readonly pace: number;
  readonly loss: number;
  readonly regularity: number;
  readonly seed?: number;
}): readonly (readonly OrderDay[])[] {
  const random = seeded(options.seed ?? 1);
  const exponential = () => -Math.log(1 - random());
  const gap = () => {
    let sum = 0;
    for (let part = 0; part < options.regularity; part += 1) sum += exponential();
    return sum / options.regularity;
  };
  return Array.from({ length: options.customers }, () => {
    const pace = options.pace * (0.4 + 1.6 * random());
    const days: OrderDay[] = [];
    let at = random() * options.span;
    do {
      const day = Math.floor(at);
      if (days.at(-1)?.day !== day)
        days.push({ day, orders: 1, spent: 1_000 + Math.floor(9_000 * random()) });
      at += Math.max(1, pace * gap());
    } while (at < options.span && random() > options.loss);
    return days;
  });
}
