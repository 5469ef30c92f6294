import type { Day } from "../basics/calendar.ts";
import { levelOf } from "../basics/tuple-sample.ts";
import { addEnded, addGapEntries, addGaps, addOpen, type Gaps, gapEntries, noGaps } from "./gap-grid.ts";
import { standingOn } from "./standing.ts";
import type { TasteRow } from "./taste.ts";
import { usualGap, usualUnits } from "./usual.ts";

/** What many buyers' rows of one product, or one category, come to. */
export interface Bought {
  readonly buyers: number;
  /** Order days of all of them, and what standing it has with all of them together. */
  readonly days: number;
  readonly standing: number;
  /** Of units bought at a time, as usual with each buyer: logs to the base 2. */
  readonly logUnits: number;
  readonly firstDay: Day;
  /** Of a product: the category that most buyers' last orders said. */
  readonly categories: ReadonlyMap<string, number>;
  readonly gaps: Gaps;
}

/** As JSON keeps it: level, id, buyers, days, standing, units, first day, categories, gaps. */
type BoughtEntry = readonly [
  number,
  string,
  number,
  number,
  number,
  number,
  Day,
  readonly (readonly [string, number])[],
  readonly number[],
];

/** The lowest level of buyers that is still whole, and what the buyers of each level bought. */
export interface BoughtCountsState {
  readonly floor: number;
  readonly entries: readonly BoughtEntry[];
}

/**
 * Counts by product in bounded room: of everybody while there are at most `room` products (counted once a level), else
 * of a uniform sample of buyers, as makeTupleSample draws it. So what is kept depends only on who bought what, and
 * merged shards are the whole, in whatever order; of 100,000 products the rare ones are what a smaller sample loses.
 */
export interface BoughtCounts {
  add(buyer: string, rows: readonly TasteRow[], today: Day): void;
  merge(other: BoughtCountsState): void;
  state(): BoughtCountsState;
  /** So many of the most bought, by standing; each number stands for `scale` times as much. */
  most(count: number): { readonly scale: number; readonly things: readonly (readonly [string, Bought])[] };
}

export function makeBoughtCounts(room: number): BoughtCounts {
  const levels = new Map<number, Map<string, Growing>>();
  let [floor, size] = [0, 0];

  function at(level: number, id: string, firstDay: Day): Growing {
    const things = levels.get(level) ?? new Map<string, Growing>();
    levels.set(level, things);
    const known = things.get(id);
    if (known) return known;
    const made = {
      buyers: 0,
      days: 0,
      standing: 0,
      logUnits: 0,
      firstDay,
      categories: new Map<string, number>(),
      gaps: noGaps(),
    };
    things.set(id, made);
    size += 1;
    return made;
  }

  function raise(to: number): void {
    for (; floor < to; floor += 1) {
      size -= levels.get(floor)?.size ?? 0;
      levels.delete(floor);
    }
  }

  function trim(): void {
    // One level stays, however large: a single buyer has few products.
    while (size > room && levels.size > 1) raise(floor + 1);
  }

  return {
    add(buyer, rows, today) {
      const level = levelOf(buyer);
      if (level < floor) return;
      for (const row of rows) addRow(at(level, row.id, row.firstDay), row, today);
      trim();
    },
    merge(other) {
      raise(other.floor);
      for (const [level, id, ...rest] of other.entries) {
        if (level >= floor) addEntry(at(level, id, rest[4]), rest);
        trim();
      }
    },
    state: () => ({
      floor,
      entries: [...levels]
        .sort(([one], [other]) => one - other)
        .flatMap(([level, things]) =>
          [...things].sort(byId).map(([id, bought]) => entryOf(level, id, bought)),
        ),
    }),
    most: (count) => {
      const parts = [...levels.values()];
      return { scale: 2 ** floor, things: mostOf(parts, count).map((id) => [id, sumOf(parts, id)]) };
    },
  };
}

type Growing = { -readonly [K in keyof Omit<Bought, "categories">]: Bought[K] } & {
  readonly categories: Map<string, number>;
};

const PARTS = 64;

function addRow(into: Growing, row: TasteRow, today: Day): void {
  into.buyers += 1;
  into.days += row.days;
  into.standing += Math.round(PARTS * standingOn(row, today));
  into.firstDay = Math.min(into.firstDay, row.firstDay);
  if (row.category !== undefined) count(into.categories, row.category, 1);
  into.logUnits += Math.round(PARTS * Math.log2(usualUnits(row)));
  // A buyer is one wait, however often it has ended: those who buy most would speak for all the others.
  if (row.days > 1) addEnded(into.gaps, usualGap(row));
  else addOpen(into.gaps, today - row.lastDay);
}

function addEntry(into: Growing, [buyers, days, standing, logUnits, firstDay, categories, gaps]: Rest): void {
  into.buyers += buyers;
  into.days += days;
  into.standing += standing;
  into.logUnits += logUnits;
  into.firstDay = Math.min(into.firstDay, firstDay);
  for (const [category, times] of categories) count(into.categories, category, times);
  addGapEntries(into.gaps, gaps);
}

type Rest = BoughtEntry extends readonly [number, string, ...infer R] ? R : never;

const entryOf = (level: number, id: string, bought: Growing): BoughtEntry => [
  level,
  id,
  bought.buyers,
  bought.days,
  bought.standing,
  bought.logUnits,
  bought.firstDay,
  [...bought.categories].sort(byId),
  gapEntries(bought.gaps),
];

function mostOf(parts: readonly ReadonlyMap<string, Growing>[], most: number): readonly string[] {
  const standings = new Map<string, number>();
  for (const part of parts) for (const [id, { standing }] of part) count(standings, id, standing);
  return [...standings]
    .sort(([one, light], [other, heavy]) => heavy - light || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([id]) => id);
}

function sumOf(parts: readonly ReadonlyMap<string, Growing>[], id: string): Bought {
  const found = parts.flatMap((part) => part.get(id) ?? []);
  const sum = {
    buyers: 0,
    days: 0,
    standing: 0,
    logUnits: 0,
    firstDay: Number.POSITIVE_INFINITY,
    categories: new Map<string, number>(),
    gaps: noGaps(),
  };
  for (const { categories, gaps, ...part } of found) {
    sum.buyers += part.buyers;
    sum.days += part.days;
    sum.standing += part.standing;
    sum.logUnits += part.logUnits;
    sum.firstDay = Math.min(sum.firstDay, part.firstDay);
    for (const [category, times] of categories) count(sum.categories, category, times);
    addGaps(sum.gaps, gaps);
  }
  return { ...sum, standing: sum.standing / PARTS, logUnits: sum.logUnits / PARTS };
}

const count = (into: Map<string, number>, key: string, times: number): void => {
  into.set(key, (into.get(key) ?? 0) + times);
};

const byId = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;
