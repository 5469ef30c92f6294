import { logGamma } from "./special-functions.ts";

/** Of how many of a population something is so: the best guess, and the interval that holds the truth 95 times in 100. */
export interface Estimate {
  readonly about: number;
  readonly low: number;
  readonly high: number;
}

/** `found` of `asked`, who were drawn by chance from `population`. */
export interface Drawn {
  readonly found: number;
  readonly asked: number;
  readonly population: number;
}

/** What may lie beyond either end of the interval: 5% in all. */
const TAIL = 0.025;

/**
 * Exact: turns round the hypergeometric distribution of `found`, as Clopper and Pearson do the binomial (Buonaccorsi, "A
 * note on confidence intervals for proportions in finite populations", The American Statistician 41, 1987). Never
 * narrower than 95%, knows that the population ends, and is a single number where everybody was asked. `tail`: what may lie beyond either end.
 */
export function estimateOf({ found, asked, population }: Drawn, tail = TAIL): Estimate {
  if (asked >= population) return { about: found, low: found, high: found };
  if (asked === 0) return { about: 0, low: 0, high: population };
  const [least, most] = [found, population - (asked - found)];
  const about = Math.min(most, Math.max(least, Math.round((population * found) / asked)));
  const low =
    found === 0 ? 0 : firstFrom(least, about, (many) => atLeast(found, { asked, many, population }) > tail);
  const high =
    found === asked
      ? population
      : firstFrom(about + 1, most + 1, (many) => atMost(found, { asked, many, population }) <= tail) - 1;
  return { about, low, high };
}

/**
 * How many there are of something once `into` of those asked have come to it and `out` of them have left it, where there
 * were `before` of it for certain. Both numbers get half of what may lie beyond the interval, so that it holds the truth
 * 95 times in 100.
 */
export function estimateAfter(
  before: number,
  { into, out, ...drawn }: { readonly into: number; readonly out: number } & Omit<Drawn, "found">,
): Estimate {
  const moved = (found: number) => estimateOf({ ...drawn, found }, TAIL / 2);
  const [come, gone] = [moved(into), moved(out)];
  const within = (many: number) => Math.min(drawn.population, Math.max(0, many));
  return {
    about: within(before + come.about - gone.about),
    low: within(before + come.low - gone.high),
    high: within(before + come.high - gone.low),
  };
}

/** The smallest number from `from` to `to` of which `holds`, which holds of all larger ones; `to` when of none. */
function firstFrom(from: number, to: number, holds: (number: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Urn {
  readonly asked: number;
  /** Of whom it is so. */
  readonly many: number;
  readonly population: number;
}

/** The chance of finding `found` or fewer among those asked. */
function atMost(found: number, urn: Urn): number {
  if (found >= Math.min(urn.asked, urn.many)) return 1;
  return found < meanOf(urn) ? tailDown(found, urn) : 1 - tailUp(found + 1, urn);
}

function atLeast(found: number, urn: Urn): number {
  return 1 - atMost(found - 1, urn);
}

const meanOf = ({ asked, many, population }: Urn) => (asked * many) / population;

/** Terms smaller than this share of the sum change it no more. */
const NEGLIGIBLE = 1e-17;

/** Away from the mean every term is smaller than the one before, by the ratio of two neighbours. */
function tailDown(from: number, { asked, many, population }: Urn): number {
  const others = population - many - asked;
  let term = chanceOf(from, { asked, many, population });
  let sum = 0;
  for (let at = from; at >= 0 && term > NEGLIGIBLE * sum; at -= 1) {
    sum += term;
    term *= (at * (others + at)) / ((many - at + 1) * (asked - at + 1));
  }
  return sum;
}

function tailUp(from: number, { asked, many, population }: Urn): number {
  const others = population - many - asked;
  let term = chanceOf(from, { asked, many, population });
  let sum = 0;
  for (let at = from; at <= Math.min(asked, many) && term > NEGLIGIBLE * sum; at += 1) {
    sum += term;
    term *= ((many - at) * (asked - at)) / ((at + 1) * (others + at + 1));
  }
  return sum;
}

/** The hypergeometric probability of exactly `found`. */
function chanceOf(found: number, { asked, many, population }: Urn): number {
  if (found < Math.max(0, asked + many - population) || found > Math.min(asked, many)) return 0;
  return Math.exp(
    logChoose(many, found) + logChoose(population - many, asked - found) - logChoose(population, asked),
  );
}

const logChoose = (of: number, take: number) =>
  logGamma(of + 1) - logGamma(take + 1) - logGamma(of - take + 1);
