import type { Day } from "../basics/calendar.ts";
import { parseDay } from "../basics/calendar.ts";
import { type Rate, type Rates, rateOn } from "../basics/rates.ts";
import type { FoldSettings } from "./fold-config.ts";
import { byText } from "./fold-limits.ts";
import type { Profile } from "./profile.ts";

/** What of a config changes whole profiles, in words for people. */
export type OfEverybody =
  | "time zone"
  | "currency"
  | "hosts"
  | "orders of browsers"
  | "trigger freshness"
  | "loyalty rules"
  | "attributes";

/** Whose profiles other settings may change. */
export type Reach =
  | { readonly kind: "nobody" }
  /** Who has money in one of these currencies; it is known of each customer. */
  | { readonly kind: "currencies"; readonly currencies: readonly string[] }
  /** It cannot be told of a single customer, or is everybody. */
  | { readonly kind: "everybody"; readonly because: readonly OfEverybody[] };

export const NOBODY: Reach = { kind: "nobody" };

type Changed = (before: FoldSettings, after: FoldSettings) => boolean;

/** A setting without a row here does not compile. Rates are told by currency and day, below. */
const OF_EVERYBODY = {
  timeZone: ["time zone", (a, b) => a.timeZone !== b.timeZone],
  currency: ["currency", (a, b) => a.currency !== b.currency],
  hosts: ["hosts", (a, b) => sorted(a.hosts) !== sorted(b.hosts)],
  browserOrderLimit: ["orders of browsers", (a, b) => a.browserOrderLimit !== b.browserOrderLimit],
  attributes: ["attributes", (a, b) => readingOf(a) !== readingOf(b)],
  loyalty: ["loyalty rules", (a, b) => loyaltyReading(a) !== loyaltyReading(b)],
  freshnessMs: ["trigger freshness", (a, b) => a.freshnessMs !== b.freshnessMs],
} as const satisfies Record<Exclude<keyof FoldSettings, "rates">, readonly [OfEverybody, Changed]>;

/** How attributes are read: what they are called for people changes nothing. */
const readingOf = ({ attributes = {} }: FoldSettings): string =>
  JSON.stringify(Object.entries(attributes).map(([id, { name: _, ...attribute }]) => [id, attribute]));

/** What accounts follow from: not what anything is called, what levels bring, nor how points are spent. */
function loyaltyReading({ loyalty }: FoldSettings): string {
  if (!loyalty) return "";
  const rules = loyalty.rules.map(({ spend: _, actions = {}, ...read }) => ({
    ...read,
    actions: Object.entries(actions).map(([id, { name: __, ...action }]) => [id, action]),
  }));
  return JSON.stringify([loyalty.points.worth, loyalty.levels.map(({ id }) => id), rules]);
}

const sorted = (hosts: readonly string[] = []) => [...hosts].sort(byText).join(" ");

/**
 * Whose profiles are other ones when facts are folded with `after` instead of `before`. Rates count by the days that
 * have come: one that begins tomorrow changes nobody's past.
 */
export function reachOf(before: FoldSettings, after: FoldSettings, today: Day): Reach {
  const because = Object.values(OF_EVERYBODY).flatMap(([name, isChanged]) =>
    isChanged(before, after) ? [name] : [],
  );
  if (because.length > 0) return { kind: "everybody", because };
  const named = new Set([...Object.keys(before.rates), ...Object.keys(after.rates)]);
  const currencies = [...named]
    .filter((currency) => currency !== after.currency && isOther(currency, before.rates, after.rates, today))
    .sort(byText);
  return currencies.length > 0 ? { kind: "currencies", currencies } : NOBODY;
}

/** What one change may touch and then another. */
export function bothReaches(one: Reach, other: Reach): Reach {
  if (one.kind === "everybody" || other.kind === "everybody") {
    const because = [one, other].flatMap((reach) => (reach.kind === "everybody" ? reach.because : []));
    return { kind: "everybody", because: [...new Set(because)] };
  }
  const currencies = [one, other].flatMap((reach) => (reach.kind === "currencies" ? reach.currencies : []));
  if (currencies.length === 0) return NOBODY;
  return { kind: "currencies", currencies: [...new Set(currencies)].sort(byText) };
}

/** Whether a change may make this profile another one. */
export function reaches(reach: Reach, { foreign = [] }: Pick<Profile, "foreign">): boolean {
  switch (reach.kind) {
    case "nobody":
      return false;
    case "everybody":
      return true;
    case "currencies":
      return foreign.some((currency) => reach.currencies.includes(currency));
    default:
      return reach satisfies never;
  }
}

/** Between two dates at which a rate begins it is the same, so these days and the one before all of them tell. */
function isOther(currency: string, before: Rates, after: Rates, today: Day): boolean {
  const [was, is] = [own(before, currency), own(after, currency)];
  const days = [was, is].flatMap(beginningsOf).filter((day) => day <= today);
  const first = Math.min(today, ...days) - 1;
  return [first, today, ...days].some((day) => rateAt(was, day) !== rateAt(is, day));
}

const own = (rates: Rates, currency: string): Rate | undefined =>
  Object.hasOwn(rates, currency) ? rates[currency] : undefined;

const rateAt = (rate: Rate | undefined, day: Day) => (rate === undefined ? undefined : rateOn(rate, day));

const beginningsOf = (rate: Rate | undefined): readonly Day[] =>
  typeof rate === "object" ? Object.keys(rate).flatMap((date) => parseDay(date) ?? []) : [];
