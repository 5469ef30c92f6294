import { levelOf } from "../basics/tuple-sample.ts";
import type { OrderDay } from "../people/profile.ts";
import type { Buyer } from "./histogram.ts";

/** A buyer's order days, ascending, with what was spent on each; of the longest histories only the newest days. */
export interface OrderHistory {
  /** Order days before those in `days`, and what was spent on them. */
  readonly before?: { readonly first: number; readonly days: number; readonly spent: number };
  readonly days: readonly number[];
  readonly spent: readonly number[];
}

/** What a score looks at: the history as the models see it, and the money spent so far in minor units. */
export interface Standing extends Buyer {
  readonly spent: number;
  /**
   * How unevenly the order days lie: the logarithm of the mean gap less the mean logarithm of the gaps, 0 for clockwork.
   * Absent without a gap.
   */
  readonly unevenness?: number;
  /** Order days of the last so many days, by RECENT_SPANS; absent where only sums are known. */
  readonly recent?: readonly number[];
}

/** Days before today, today included. */
export const RECENT_SPANS = [7, 14, 30, 60, 90, 180, 365] as const;

const MOST_DAYS = 200;
/** Order days, and one for each buyer, that a regression looks at: some 20,000 buyers of a usual shop. */
export const ENOUGH_ORDER_DAYS = 100_000;

/** A sample as JSON keeps it: the lowest level that is still whole, and the histories by level. */
export interface HistorySampleState {
  readonly floor: number;
  readonly entries: readonly (readonly [level: number, history: OrderHistory])[];
}

/**
 * Order days of a uniform random sample of the buyers, of bounded size: all of them while they fit. Like the sample of
 * `sample.ts` it depends only on who is in it, so merged samples of shards equal the sample of the whole.
 */
export interface HistorySample {
  add(id: string, orderDays: readonly OrderDay[]): void;
  merge(other: HistorySampleState): void;
  state(): HistorySampleState;
  histories(): readonly OrderHistory[];
}

export function makeHistorySample(enough = ENOUGH_ORDER_DAYS): HistorySample {
  const levels = new Map<number, { size: number; readonly histories: OrderHistory[] }>();
  let floor = 0;
  let size = 0;

  function put(level: number, history: OrderHistory): void {
    if (level < floor) return;
    const at = levels.get(level) ?? { size: 0, histories: [] };
    levels.set(level, at);
    at.histories.push(history);
    at.size += 1 + history.days.length;
    size += 1 + history.days.length;
    while (size > enough) raise(floor + 1);
  }

  function raise(to: number): void {
    for (; floor < to; floor += 1) {
      size -= levels.get(floor)?.size ?? 0;
      levels.delete(floor);
    }
  }

  const entries = (): HistorySampleState["entries"] =>
    [...levels]
      .sort(([a], [b]) => a - b)
      .flatMap(([level, { histories }]) =>
        histories.toSorted(byContent).map((history) => [level, history] as const),
      );

  return {
    add: (id, orderDays) => {
      const level = levelOf(id);
      if (level >= floor && orderDays.length > 0) put(level, historyOf(orderDays));
    },
    merge: (other) => {
      raise(other.floor);
      for (const [level, history] of other.entries) put(level, history);
    },
    state: () => ({ floor, entries: entries() }),
    histories: () => entries().map(([, history]) => history),
  };
}

export function historyOf(orderDays: readonly OrderDay[]): OrderHistory {
  const kept = orderDays.slice(-MOST_DAYS);
  const earlier = orderDays.slice(0, -MOST_DAYS);
  const first = earlier[0]?.day;
  return {
    ...(first !== undefined && {
      before: { first, days: earlier.length, spent: earlier.reduce((sum, { spent }) => sum + spent, 0) },
    }),
    days: kept.map(({ day }) => day),
    spent: kept.map(({ spent }) => spent),
  };
}

/** How the customer stood at the end of `today`; undefined before the first order, or before the days that are kept. */
export function standingOf({ before, days, spent }: OrderHistory, today: number): Standing | undefined {
  let [known, sum, logs] = [0, before?.spent ?? 0, 0];
  for (; known < days.length && (days[known] ?? 0) <= today; known += 1) {
    sum += spent[known] ?? 0;
    if (known > 0) logs += Math.log((days[known] ?? 0) - (days[known - 1] ?? 0));
  }
  const last = days[known - 1];
  const first = before?.first ?? days[0];
  if (last === undefined || first === undefined) return undefined;
  return {
    ...{ x: (before?.days ?? 0) + known - 1, tx: last - first, T: today - first, spent: sum },
    ...unevennessOf(known - 1, last - (days[0] ?? last), logs),
    recent: recentOf(known, today, (at) => days[at] ?? 0),
  };
}

/** Newest first, no further back than the longest span. */
function recentOf(known: number, today: number, dayAt: (at: number) => number): readonly number[] {
  const recent = RECENT_SPANS.map(() => 0);
  let [at, span] = [known - 1, 0];
  for (; span < RECENT_SPANS.length; span += 1) {
    const from = today - (RECENT_SPANS[span] ?? 0);
    while (at >= 0 && dayAt(at) > from) at -= 1;
    recent[span] = known - 1 - at;
  }
  return recent;
}

function unevennessOf(gaps: number, length: number, logs: number): Pick<Standing, "unevenness"> {
  return gaps < 1 ? {} : { unevenness: Math.max(0, Math.log(length / gaps) - logs / gaps) };
}

/** The same of all order days, ascending: without a history in between, because the night does this for everybody. */
export function standingOn(orderDays: readonly OrderDay[], today: number): Standing | undefined {
  const first = orderDays[0];
  if (!first || first.day > today) return undefined;
  let last = first;
  let [spent, logs] = [0, 0];
  let known = 0;
  /** As long as a history keeps them. */
  const from = Math.max(0, knownDays(orderDays, today) - MOST_DAYS);
  for (; known < orderDays.length; known += 1) {
    const orderDay = orderDays[known];
    if (!orderDay || orderDay.day > today) break;
    if (known > from) logs += Math.log(orderDay.day - last.day);
    last = orderDay;
    spent += orderDay.spent;
  }
  return {
    ...{ x: known - 1, tx: last.day - first.day, T: today - first.day, spent },
    ...unevennessOf(known - 1 - from, last.day - (orderDays[from]?.day ?? first.day), logs),
    recent: recentOf(known - from, today, (at) => orderDays[from + at]?.day ?? 0),
  };
}

function knownDays(orderDays: readonly OrderDay[], today: number): number {
  let known = orderDays.length;
  while (known > 0 && (orderDays[known - 1]?.day ?? 0) > today) known -= 1;
  return known;
}

/** Whether the customer orders in the `period` days after `today`. */
export function ordersAfter({ days }: OrderHistory, today: number, period: number): boolean {
  return days.some((day) => day > today && day <= today + period);
}

/** Any fixed order will do, as long as it does not depend on how the sample was put together. */
function byContent(one: OrderHistory, other: OrderHistory): number {
  const length = one.days.length - other.days.length;
  if (length !== 0) return length;
  for (let index = 0; index < one.days.length; index += 1) {
    const day = (one.days[index] ?? 0) - (other.days[index] ?? 0);
    const spent = (one.spent[index] ?? 0) - (other.spent[index] ?? 0);
    if (day !== 0 || spent !== 0) return day || spent;
  }
  const [a, b] = [one.before, other.before];
  return (
    (a?.first ?? 0) - (b?.first ?? 0) || (a?.days ?? 0) - (b?.days ?? 0) || (a?.spent ?? 0) - (b?.spent ?? 0)
  );
}
