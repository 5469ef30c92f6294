import { tryLearners } from "../../src/domain/uplift/choose.ts";
import { peopleOf, type Trial } from "../../src/domain/uplift/trial.ts";
import { makeRandom, type Random } from "../random.ts";

/** What the mail does to the log-odds of somebody who bought `frequency` times and last `recency` days ago. */
const EFFECTS = {
  "no effect at all": () => 0,
  "the same effect on everybody": () => 0.4,
  "an effect on the frequent": (frequency) => (frequency > 2 ? 0.8 : 0),
} satisfies Record<string, (frequency: number) => number>;

export type Effect = keyof typeof EFFECTS;
export const EFFECT_NAMES = Object.keys(EFFECTS) as readonly Effect[];

const QUARTERS = 4;

/** How many of so many years of four quarterly checks, each on all draws so far, claim a ranking at least once. */
export function yearsThatClaim(effect: Effect, years: number, drawsAQuarter: number, seed: number): number {
  let claimed = 0;
  for (let year = 0; year < years; year += 1) {
    const trial = madeUp(effect, QUARTERS * drawsAQuarter, makeRandom(seed * 100_000 + year));
    const checks = Array.from({ length: QUARTERS }, (_, quarter) => (quarter + 1) * drawsAQuarter);
    const claims = (draws: number) =>
      tryLearners(
        peopleOf(
          trial,
          Uint32Array.from({ length: draws }, (_, row) => row),
        ),
        year,
      ).chosen;
    if (checks.some((draws) => claims(draws) !== undefined)) claimed += 1;
  }
  return claimed;
}

function madeUp(effect: Effect, people: number, random: Random): Trial {
  const of = (draw: () => number) => Float64Array.from({ length: people }, draw);
  const recency = of(() => 30 * random.exponential());
  const frequency = of(() => 1 + Math.floor(random.gamma(1) * 2));
  const money = of(() => Math.exp(3 + random.normal()));
  const treated = Uint8Array.from({ length: people }, () => (random.uniform() < 0.5 ? 1 : 0));
  const outcome = Float64Array.from({ length: people }, (_, row) => {
    const often = frequency[row] ?? 0;
    const logOdds =
      -2 + 0.2 * often - 0.02 * (recency[row] ?? 0) + (treated[row] ?? 0) * EFFECTS[effect](often);
    return random.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  });
  return {
    names: ["recency", "frequency", "money"],
    columns: [recency, frequency, money],
    treated,
    probability: new Float64Array(people).fill(0.5),
    outcome,
  };
}
