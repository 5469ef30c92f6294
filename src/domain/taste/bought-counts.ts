import type { Day } from "../basics/calendar.ts";
import { levelOf } from "../basics/tuple-sample.ts";
import { addEnded, addGaps, addOpen, type Gaps, sortedGaps } from "./gap-grid.ts";
import { standingOn } from "./standing.ts";
import type { TasteRow } from "./taste.ts";
import { usualGap, usualUnits } from "./usual.ts";

/** Standings and logs are counted in 64ths: whole numbers, because their sums are the same in any order. */
export const PARTS = 64;

/** What many buyers' rows of one product, or one category, come to. */
export interface Bought {
  buyers: number;
  /** Sum of its standings with them, in 64ths. */
  standing: number;
  /** Sum of the logs (to the base 2) of the units that are usual with each, in 64ths. */
  logUnits: number;
  firstDay: Day;
  /** Of a product: the categories that last orders said, name and count in turn. */
  readonly categories: (string | number)[];
  readonly gaps: Gaps;
}

/** As JSON keeps it: level, id, buyers, standing, units, first day, categories, gaps. */
export type BoughtEntry = readonly [
  level: number,
  id: string,
  buyers: number,
  standing: number,
  logUnits: number,
  firstDay: Day,
  categories: readonly (string | number)[],
  gaps: readonly number[],
];

/** The lowest level of buyers that is still whole, and what the buyers of each level bought. */
export interface BoughtCountsState {
  readonly floor: number;
  readonly entries: readonly BoughtEntry[];
}

/**
 * Counts by product in bounded room: of everybody while there are at most `room` products (each once a level), else of a
 * uniform sample of buyers, as makeTupleSample draws it. So what is kept depends only on who bought what, and merged
 * shards are the whole, in whatever order; of very many products the rare ones are what a smaller sample loses.
 */
export interface BoughtCounts {
  add(buyer: string, rows: readonly TasteRow[], today: Day): void;
  merge(other: BoughtCountsState): void;
  state(): BoughtCountsState;
}

export function makeBoughtCounts(room: number): BoughtCounts {
  const levels = new Map<number, Map<string, Bought>>();
  let [floor, size] = [0, 0];

  function levelAt(level: number): Map<string, Bought> {
    const known = levels.get(level);
    if (known) return known;
    const made = new Map<string, Bought>();
    levels.set(level, made);
    return made;
  }

  function at(things: Map<string, Bought>, id: string): Bought {
    const known = things.get(id);
    if (known) return known;
    const made = noneBought();
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
      const things = levelAt(level);
      for (const row of rows) addRow(at(things, row.id), row, today);
      trim();
    },
    merge(other) {
      raise(other.floor);
      for (const entry of other.entries) {
        if (entry[0] < floor) continue;
        addBought(at(levelAt(entry[0]), entry[1]), entry);
        trim();
      }
    },
    state: () => ({
      floor,
      entries: [...levels]
        .sort(([one], [other]) => one - other)
        .flatMap(([level, things]) =>
          [...things]
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([id, bought]) => entryOf(level, id, bought)),
        ),
    }),
  };
}

export const noneBought = (): Bought => ({
  buyers: 0,
  standing: 0,
  logUnits: 0,
  firstDay: Number.POSITIVE_INFINITY,
  categories: [],
  gaps: [],
});

function addRow(into: Bought, row: TasteRow, today: Day): void {
  into.buyers += 1;
  into.standing += Math.round(PARTS * standingOn(row, today));
  const units = usualUnits(row);
  if (units !== 1) into.logUnits += Math.round(PARTS * Math.log2(units));
  into.firstDay = Math.min(into.firstDay, row.firstDay);
  if (row.category !== undefined) say(into.categories, row.category, 1);
  // A buyer is one wait, however often it has ended: those who buy most would speak for all the others.
  if (row.days > 1) addEnded(into.gaps, usualGap(row));
  else addOpen(into.gaps, today - row.lastDay);
}

export function addBought(
  into: Bought,
  [, , buyers, standing, logUnits, firstDay, categories, gaps]: BoughtEntry,
): void {
  into.buyers += buyers;
  into.standing += standing;
  into.logUnits += logUnits;
  into.firstDay = Math.min(into.firstDay, firstDay);
  for (let at = 0; at + 1 < categories.length; at += 2)
    say(into.categories, String(categories[at]), Number(categories[at + 1]));
  addGaps(into.gaps, gaps);
}

function say(categories: (string | number)[], name: string, times: number): void {
  for (let at = 0; at < categories.length; at += 2) {
    if (categories[at] !== name) continue;
    categories[at + 1] = Number(categories[at + 1]) + times;
    return;
  }
  categories.push(name, times);
}

const entryOf = (level: number, id: string, bought: Bought): BoughtEntry => [
  level,
  id,
  bought.buyers,
  bought.standing,
  bought.logUnits,
  bought.firstDay,
  bySaying(bought.categories).flat(),
  sortedGaps(bought.gaps),
];

/** The categories that were said, by name, with how often. */
export function bySaying(categories: readonly (string | number)[]): readonly (readonly [string, number])[] {
  return categories
    .flatMap((name, at): readonly (readonly [string, number])[] =>
      at % 2 === 0 ? [[String(name), Number(categories[at + 1])]] : [],
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
