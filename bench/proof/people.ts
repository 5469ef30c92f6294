import type { Covariates, Limits, Ripened } from "../../src/domain/proof/arm-sums.ts";
import { makeRandom, type Random } from "../random.ts";

/** How uneven what people spend is. Both have order values without a fourth moment to speak of; the second has hardly a variance. */
export const TAILS = {
  /** Lognormal with σ = 1.5: the dearest hundredth of the orders brings a fifth of the revenue. */
  lognormal: (random) => Math.exp(1.5 * random.normal() - 1.125),
  /** Pareto with an exponent of 1.6. */
  pareto: (random) => random.uniform() ** (-1 / 1.6) * (0.6 / 1.6),
} satisfies Record<string, (random: Random) => number>;

export type Tail = keyof typeof TAILS;

/** What one person does in the window with the mail and without: which of the two anybody sees, the draw decides. */
export interface BothWays {
  readonly treated: Ripened;
  readonly heldOut: Ripened;
}

/** Everybody there is, so that the true effect is known exactly; a year's entries are drawn from them at random. */
export interface Population {
  readonly people: readonly BothWays[];
  readonly averageOrder: number;
  /** 99 of 100 buyers of the year before spent at most this in a window. */
  readonly spendQuantile: number;
}

interface Kind {
  readonly tail: Tail;
  /** Of people who order without the mail, and how many more with it. */
  readonly base: number;
  readonly effect: number;
  readonly size: number;
  readonly seed: number;
}

const AVERAGE_ORDER = 5_000;

/** People differ in how often they buy and in how dear, and both show in the year before: orders move, what an order is worth does not. */
export function populationOf({ tail, base, effect, size, seed }: Kind): Population {
  const random = makeRandom(seed);
  const spends: number[] = [];
  const people = Array.from({ length: size }, (): BothWays => {
    const [keenness, dearness] = [random.gamma(1.5) / 1.5, Math.exp(0.6 * random.normal() - 0.18)];
    const worth = () => Math.round(AVERAGE_ORDER * dearness * TAILS[tail](random));
    const covariates = yearBefore(random, 12 * base * keenness, worth);
    const spent = worth();
    if (random.uniform() < base * keenness) spends.push(worth());
    const luck = random.uniform();
    const seen = (chance: number): Ripened => {
      const ordered = luck < Math.min(0.95, chance * keenness);
      return { outcome: ordered ? spent : 0, ordered, covariates };
    };
    return { heldOut: seen(base), treated: seen(base + effect) };
  });
  spends.sort((a, b) => a - b);
  return {
    people,
    averageOrder: AVERAGE_ORDER,
    spendQuantile: spends[Math.floor(0.99 * spends.length)] ?? 0,
  };
}

function yearBefore(random: Random, expected: number, worth: () => number): Covariates {
  let [orders, spent] = [0, 0];
  for (let waited = random.exponential(); waited < expected; waited += random.exponential()) {
    orders += 1;
    spent += worth();
  }
  return { orders, spent };
}

/** The true effects of a population: of money within the limit, and of ordering at all. */
export function truthOf(people: readonly BothWays[], { limit }: Limits) {
  const within = (outcome: number) => Math.max(-limit, Math.min(outcome, limit));
  let [money, ordered] = [0, 0];
  for (const { treated, heldOut } of people) {
    money += within(treated.outcome) - within(heldOut.outcome);
    ordered += Number(treated.ordered) - Number(heldOut.ordered);
  }
  return { money: money / people.length, ordered: ordered / people.length };
}
