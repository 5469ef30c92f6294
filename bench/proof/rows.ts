import { designOf } from "../../src/domain/proof/design.ts";
import { makeRandom } from "../random.ts";
import { ESTIMANDS, type Estimand } from "./estimand.ts";
import { type Population, populationOf, TAILS, type Tail, truthOf } from "./people.ts";
import { type Seen, watch, widthOf } from "./watch.ts";
import { type Phase, yearOf } from "./year.ts";

/** What so many years of looks came to. Shares are between 0 and 1. */
export interface Row {
  /** In points of people who order: 0.01 is one more of a hundred. */
  readonly effect: number;
  /** Who enter in a year. */
  readonly customers: number;
  readonly heldOut: string;
  readonly tail: Tail;
  readonly estimand: Estimand;
  readonly trials: number;
  /** Of years in which no interval that was shown missed the truth. */
  readonly coverage: number;
  /** Of years in which an interval excluded 0 on a side where the truth is not. */
  readonly falseAlarms: number;
  /** Over that of a single look's interval, where the interval is to be tightest; null where it was not shown there. */
  readonly width: number | null;
  /** Of years in which there was an interval at all. */
  readonly shown: number;
  /** Of years in which the effect was found, and what a test finds that looks once, at the end. */
  readonly power: number;
  readonly powerOfFixedTest: number;
}

interface Shop {
  readonly customers: number;
  readonly phases: readonly Phase[];
  /** At most so many years: large shops are slow. */
  readonly trials: number;
}

const always = (heldOut: number): readonly Phase[] => [{ from: 0, heldOut }];
const LEARN_FAST: readonly Phase[] = [
  { from: 0, heldOut: 0.5 },
  { from: 90, heldOut: 0.1 },
];

const SHOPS: readonly Shop[] = [
  { customers: 500, phases: always(0.5), trials: 400 },
  { customers: 2_000, phases: always(0.5), trials: 400 },
  { customers: 12_000, phases: always(0.1), trials: 300 },
  { customers: 12_000, phases: LEARN_FAST, trials: 300 },
  { customers: 100_000, phases: always(0.1), trials: 100 },
  { customers: 1_000_000, phases: always(0.05), trials: 20 },
];
const EFFECTS = [0, 0.01, 0.05];
const BASE = 0.05;
const POPULATION = 40_000;
const ENTER_AGAIN = 0.2;

/** Every row of the table, as it is done. */
export function* rowsOf(most: number): Generator<Row> {
  for (const tail of Object.keys(TAILS) as Tail[]) {
    for (const effect of EFFECTS) {
      const population = populationOf({ tail, base: BASE, effect, size: POPULATION, seed: 7 });
      for (const shop of SHOPS) {
        const trials = Math.min(most, shop.trials);
        const years = Array.from({ length: trials }, (_, trial) => yearSeen(population, shop, trial));
        for (const estimand of ESTIMANDS) {
          const heldOut = shop.phases.map((phase) => `${100 * phase.heldOut}%`).join(" then ");
          const { customers } = shop;
          const seen = years.map((year) => year[estimand]);
          yield { effect, customers, heldOut, tail, estimand, trials, ...summed(seen) };
        }
      }
    }
  }
}

function yearSeen(population: Population, { customers, phases }: Shop, trial: number) {
  const { people, averageOrder, spendQuantile } = population;
  const design = designOf({ customers, entriesPerYear: customers, averageOrder, spendQuantile });
  const { money, ordered } = truthOf(people, design);
  const random = makeRandom(1_000 * trial + 1);
  const year = yearOf({ people, entrants: customers, again: ENTER_AGAIN, phases, design, random });
  return watch(year, design, { money, plain: money, ordered });
}

function summed(seen: readonly Seen[]) {
  const share = (is: (one: Seen) => boolean) => seen.filter(is).length / seen.length;
  return {
    coverage: share(({ covered }) => covered),
    falseAlarms: share(({ alarmed }) => alarmed),
    width: widthOf(seen),
    shown: share(({ shown }) => shown),
    power: share(({ found }) => found),
    powerOfFixedTest: share(({ foundAtEnd }) => foundAtEnd),
  };
}
