import { type Day, dayOf } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Item } from "../facts/facts.ts";
import type { Order } from "../people/orders.ts";
import { decayed, standingOn } from "./standing.ts";
import { TASTE_CATEGORIES, TASTE_PRODUCTS, type Taste, type TasteRow, type UnitsEffect } from "./taste.ts";

const MOST_RETURNED = 20;

/**
 * What a buyer buys, from the buyer's counted orders in any order, on top of those that are over; undefined while nothing
 * was bought and kept. Orders of one day are one. Days are those of `timeZone`.
 */
export function tasteOf(orders: readonly Order[], timeZone: string, before?: TasteSums): Taste | undefined {
  const buying = buyingAfter(before);
  for (const order of orders.toSorted(byTime)) buy(buying, order, timeZone);
  const { rhythm, products, sentBack, lines, last } = buying;
  if (products.size === 0 || !rhythm) return undefined;
  const categories = growBy(rowsOf(before?.categories), lines);
  const returned = [...sentBack].reverse().slice(0, MOST_RETURNED);
  return {
    rhythm: {
      weight: rounded(rhythm.weight),
      days: rhythm.days,
      firstDay: rhythm.firstDay,
      lastDay: rhythm.lastDay,
    },
    products: likeliest(products, last, TASTE_PRODUCTS),
    categories: likeliest(categories, last, TASTE_CATEGORIES),
    ...defined({ productUnits: effectOf(products), categoryUnits: effectOf(categories) }),
    ...(returned.length > 0 && { returned }),
  };
}

/** What orders that are over tell of a buyer: products stay in the category that they had then. */
export interface TasteSums {
  readonly last: Day;
  readonly rhythm?: Readonly<Growing>;
  readonly products: readonly Readonly<Growing>[];
  readonly categories: readonly Readonly<Growing>[];
  readonly sentBack: readonly string[];
}

/** Products and categories that sums keep count of: far more than a taste shows. */
const MOST_SUMMED = 200;

/** The sums with counted orders in them that came after those before, ascending. */
export function summedTaste(
  before: TasteSums | undefined,
  orders: readonly Order[],
  timeZone: string,
): TasteSums | undefined {
  if (orders.length === 0) return before;
  const buying = buyingAfter(before);
  const categories = rowsOf(before?.categories);
  for (const order of orders) {
    buy(buying, order, timeZone);
    growBy(categories, buying.lines.splice(0));
    letGo(buying.products, buying.last);
    letGo(categories, buying.last);
    if (buying.sentBack.size > 2 * MOST_RETURNED)
      for (const id of [...buying.sentBack].slice(0, -MOST_RETURNED)) buying.sentBack.delete(id);
  }
  const { last, rhythm, products, sentBack } = buying;
  return {
    last,
    ...defined({ rhythm }),
    products: [...products.values()],
    categories: [...categories.values()],
    sentBack: [...sentBack],
  };
}

function letGo(rows: Map<string, Growing>, day: Day): void {
  if (rows.size <= 2 * MOST_SUMMED) return;
  for (const { id } of likeliestFirst(rows, day).slice(MOST_SUMMED)) rows.delete(id);
}

interface Line {
  readonly day: Day;
  readonly product: Growing;
  readonly units: number;
}

interface Buying {
  last: Day;
  rhythm: Growing | undefined;
  readonly products: Map<string, Growing>;
  readonly sentBack: Set<string>;
  readonly lines: Line[];
}

const buyingAfter = (before: TasteSums | undefined): Buying => ({
  last: before?.last ?? 0,
  rhythm: before?.rhythm && { ...before.rhythm },
  products: rowsOf(before?.products),
  sentBack: new Set(before?.sentBack),
  lines: [],
});

const rowsOf = (rows: readonly Readonly<Growing>[] = []): Map<string, Growing> =>
  new Map(rows.map((row) => [row.id, { ...row }]));

function buy(buying: Buying, order: Order, timeZone: string): void {
  if (order.cancelled || !order.placed) return;
  const { products, sentBack, lines } = buying;
  const day = dayOf(timeZone, order.placedAt);
  buying.last = day;
  const days = new Map(buying.rhythm && [["", buying.rhythm]]);
  buying.rhythm = grow(days, "", day, 1);
  const { kept, returned } = keptOf(order);
  for (const { product: id, quantity, category } of kept) {
    if (!(quantity > 0)) continue;
    const product = grow(products, id, day, quantity);
    if (category !== undefined && category !== "") product.category = category;
    lines.push({ day, product, units: quantity });
    if (sentBack.size > 0) sentBack.delete(id);
  }
  for (const id of returned) {
    sentBack.delete(id);
    sentBack.add(id);
  }
}

function growBy(categories: Map<string, Growing>, lines: readonly Line[]): Map<string, Growing> {
  for (const { day, product, units } of lines)
    if (product.category !== undefined) grow(categories, product.category, day, units);
  return categories;
}

const byTime = (one: Order, other: Order): number =>
  one.placedAt - other.placedAt || (one.order < other.order ? -1 : 1);

type KeptItem = Pick<Item, "product" | "quantity" | "category">;

/** What stayed with the buyer, and what came back altogether. */
function keptOf({ items, returned, refunded, spent }: Order): {
  readonly kept: readonly KeptItem[];
  readonly returned: readonly string[];
} {
  if (refunded > 0 && spent === 0) return { kept: [], returned: items.map(({ product }) => product) };
  if (!returned) return { kept: items, returned: [] };
  const left = new Map(returned.map(({ product, kept }) => [product, kept]));
  const kept = items.map((item) => {
    const most = left.get(item.product);
    if (most === undefined) return item;
    const quantity = Math.min(item.quantity, most);
    left.set(item.product, most - quantity);
    return { ...item, quantity };
  });
  return { kept, returned: returned.flatMap(({ product, kept: units }) => (units === 0 ? [product] : [])) };
}

interface Growing {
  readonly id: string;
  category?: string;
  weight: number;
  days: number;
  readonly firstDay: Day;
  lastDay: Day;
  gaps: number;
  units: number;
  /** The gap before the last day and the units that it began with; without one 0. */
  gap: number;
  gapUnits: number;
  xx: number;
  xy: number;
  standing: number;
}

/** Counts one more line; of a day that is counted already only its units. */
function grow(rows: Map<string, Growing>, id: string, day: Day, units: number): Growing {
  const row = rows.get(id);
  if (!row) {
    const first: Growing = {
      id,
      weight: 1,
      days: 1,
      firstDay: day,
      lastDay: day,
      gaps: 0,
      units,
      gap: 0,
      gapUnits: 0,
      xx: 0,
      xy: 0,
      standing: 0,
    };
    rows.set(id, first);
    return first;
  }
  const gap = day - row.lastDay;
  if (gap === 0) {
    row.units += units;
    return row;
  }
  row.weight = decayed(row.weight, gap) + 1;
  row.days += 1;
  row.gaps += gap / row.units;
  if (row.gap > 0 && row.gapUnits !== row.units) {
    const change = Math.log(row.units / row.gapUnits);
    row.xx += change * change;
    row.xy += change * Math.log(gap / row.gap);
  }
  row.gap = gap;
  row.gapUnits = row.units;
  row.lastDay = day;
  row.units = units;
  return row;
}

function likeliest(rows: ReadonlyMap<string, Growing>, day: Day, most: number): readonly TasteRow[] {
  const all = likeliestFirst(rows, day);
  return (all.length > most ? all.slice(0, most) : all).map(rowOf);
}

function likeliestFirst(rows: ReadonlyMap<string, Growing>, day: Day): Growing[] {
  const all = [...rows.values()];
  for (const row of all) row.standing = standingOn(row, day);
  return all.sort((one, other) => other.standing - one.standing || (one.id < other.id ? -1 : 1));
}

/** Written out, because a night's worth of buyers is made of these. */
function rowOf(row: Growing): TasteRow {
  const { id, category, days, firstDay, lastDay, units } = row;
  const weight = rounded(row.weight);
  const gaps = rounded(row.gaps);
  if (category === undefined) return { id, weight, days, firstDay, lastDay, gaps, units };
  return { id, category, weight, days, firstDay, lastDay, gaps, units };
}

function effectOf(rows: ReadonlyMap<string, Growing>): UnitsEffect | undefined {
  let [xx, xy] = [0, 0];
  for (const row of rows.values()) {
    xx += row.xx;
    xy += row.xy;
  }
  return xx > 0 ? { xx: rounded(xx), xy: rounded(xy) } : undefined;
}

/** A stored item pays by the byte, and forgets the sign of nothing. */
const rounded = (value: number): number => Math.round(10_000 * value) / 10_000 || 0;
