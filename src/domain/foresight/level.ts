import { studentQuantile } from "../proof/normal.ts";
import { type Told, UPPER } from "./expected.ts";

/** How far an earlier forecast by the same rule was off: the logarithm of happened over told. */
export interface PastError {
  /** Days before the forecast's own day. */
  readonly ago: number;
  readonly log: number;
  /** What chance alone adds to `log`: one over the orders that happened. */
  readonly chance: number;
}

/** What past errors say of the next one: a normal level with a spread that is known by so many degrees of freedom. */
export interface Level {
  readonly log: number;
  readonly spread: number;
  readonly freedom: number;
  /** Years that the season was seen in; 0 where the history is too short to know one. */
  readonly seasons: number;
}

/** Of a shop without a past: forecasts are off by so much, and that counts as so many forecasts. */
interface Supposed {
  readonly spread: number;
  readonly weight: number;
}
export const SUPPOSED = {
  orderDays: { spread: 0.13, weight: 4 },
  revenue: { spread: 0.16, weight: 4 },
} as const satisfies Record<string, Supposed>;

const YEAR = 364;
/** Past forecasts that the level is half believed at. */
const HALF = 2;
/** One year's season differs from the next year's by some 20%, as in the churn score. */
const BETWEEN_YEARS = 0.04;

/**
 * The level at which the next forecast is expected, from how far earlier ones were off: their mean over the last year,
 * newer ones weighing more, drawn to none, and how far the same days of earlier years stood out from their year, the more believed the more the
 * shop's spans differ. `chance` is the relative variance that chance alone gives to what happens. What is left of the errors is the spread; windows that overlap count once.
 */
export function levelOf(
  errors: readonly PastError[],
  { days, supposed, chance }: { readonly days: number; readonly supposed: Supposed; readonly chance: number },
): Level {
  const lastYear = errors.filter(({ ago }) => ago <= YEAR);
  const count = lastYear.length === 0 ? 0 : independent(lastYear, days);
  const recent = (of: (error: PastError) => number) => weighted(lastYear, of);
  const season = seasonOf(errors);
  // What was off lately is the season's where there is one, and the level is that of the whole year.
  const ofYear = meanOf(lastYear.map(({ log }) => log));
  const ownLevel = season.believed * ofYear + (1 - season.believed) * recent(({ log }) => log);
  const mean = (count / (count + HALF)) * ownLevel;
  const squares = recent(({ log }) => (log - mean) ** 2);
  const left = squares * (1 - season.believed);
  const freedom = supposed.weight + count;
  const variance = (supposed.weight * (supposed.spread ** 2 + chance) + count * left) / freedom;
  return {
    log: mean + season.believed * season.log,
    spread: Math.sqrt(variance * (1 + 1 / freedom) + season.believed * BETWEEN_YEARS),
    freedom,
    seasons: season.years,
  };
}

/** Days after which an error weighs half: a young shop's first months say little of what it has become. */
const HALF_LIFE = 120;
const weightOf = ({ ago }: PastError): number => 2 ** (-ago / HALF_LIFE);

function weighted(errors: readonly PastError[], of: (error: PastError) => number): number {
  const weight = errors.reduce((sum, error) => sum + weightOf(error), 0);
  return weight === 0 ? 0 : errors.reduce((sum, error) => sum + weightOf(error) * of(error), 0) / weight;
}

/** How many errors there are in effect: windows that overlap, and those of long ago, count less. */
function independent(errors: readonly PastError[], days: number): number {
  const agos = errors.map(({ ago }) => ago);
  const windows = Math.min(errors.length, 1 + (Math.max(...agos) - Math.min(...agos)) / days);
  const weights = errors.map(weightOf);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const inEffect = sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0);
  return (windows * inEffect) / errors.length;
}

function seasonOf(errors: readonly PastError[]) {
  const seen = [1, 2, 3].flatMap((years) => {
    const same = errors.find(({ ago }) => ago === YEAR * years);
    const around = errors.filter(
      ({ ago }) => Math.abs(ago - YEAR * years) <= YEAR / 2 && ago !== YEAR * years,
    );
    if (!same || around.length < 4) return [];
    return [{ log: same.log - meanOf(around.map(({ log }) => log)), chance: same.chance }];
  });
  if (seen.length === 0) return { log: 0, believed: 0, years: 0 };
  const level = meanOf(errors.map(({ log }) => log));
  const variance = meanOf(errors.map(({ log }) => (log - level) ** 2));
  const chance = meanOf(errors.map((one) => one.chance));
  const own = Math.max(0, variance - chance);
  const noise = (BETWEEN_YEARS + meanOf(seen.map((one) => one.chance))) / seen.length;
  return { log: meanOf(seen.map(({ log }) => log)), believed: own / (own + noise), years: seen.length };
}

/** What was told, at that level, and the interval around it. */
export function atLevel(told: number, { log, spread, freedom }: Level): Told {
  const half = studentQuantile(UPPER, Math.max(5, freedom)) * spread;
  const at = (by: number) => told * Math.exp(log + by);
  return { expected: at(0), low: at(-half), high: at(half) };
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
