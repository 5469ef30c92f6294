import { type Day, dayOf } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Order } from "../people/orders.ts";
import { decayed, standingOn } from "./standing.ts";
import {
  type Rhythm,
  TASTE_CATEGORIES,
  TASTE_PRODUCTS,
  type Taste,
  type TasteRow,
  type UnitsEffect,
} from "./taste.ts";

const MOST_RETURNED = 20;

/**
 * What a buyer buys, from the buyer's counted orders in any order; undefined while nothing was bought and kept. Orders of
 * one day are one. Days are those of `timeZone`.
 */
export function tasteOf(orders: readonly Order[], timeZone: string): Taste | undefined {
  const days = daysOf(orders, timeZone);
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return undefined;
  const [products, categories] = [new Map<string, Growing>(), new Map<string, Growing>()];
  const sentBack = new Set<string>();
  const names = categoriesOf(days);
  for (const { day, units, returned } of days) {
    const ofCategory = new Map<string, number>();
    for (const [product, bought] of units) {
      const category = names.get(product);
      grow(products, product, day, bought);
      sentBack.delete(product);
      if (category !== undefined) ofCategory.set(category, (ofCategory.get(category) ?? 0) + bought);
    }
    for (const [category, bought] of ofCategory) grow(categories, category, day, bought);
    for (const product of returned) {
      if (units.has(product)) continue;
      sentBack.delete(product);
      sentBack.add(product);
    }
  }
  if (products.size === 0) return undefined;
  const returned = [...sentBack].reverse().slice(0, MOST_RETURNED);
  return {
    rhythm: rhythmOf(days.map(({ day }) => day)),
    products: likeliest(products, last.day, TASTE_PRODUCTS, names),
    categories: likeliest(categories, last.day, TASTE_CATEGORIES),
    ...defined({ productUnits: effectOf(products), categoryUnits: effectOf(categories) }),
    ...(returned.length > 0 && { returned }),
  };
}

interface OrderedDay {
  readonly day: Day;
  /** Units that were kept, by product. */
  readonly units: Map<string, number>;
  readonly returned: Set<string>;
  readonly categories: Map<string, string>;
}

function daysOf(orders: readonly Order[], timeZone: string): readonly OrderedDay[] {
  const days = new Map<Day, OrderedDay>();
  for (const order of orders.toSorted(byTime)) {
    if (order.cancelled || !order.placed) continue;
    const day = dayOf(timeZone, order.placedAt);
    const known = days.get(day);
    const at = known ?? { day, units: new Map(), returned: new Set(), categories: new Map() };
    if (!known) days.set(day, at);
    addOrder(at, order);
  }
  return [...days.values()];
}

const byTime = (one: Order, other: Order): number =>
  one.placedAt - other.placedAt || (one.order < other.order ? -1 : 1);

function addOrder({ units, returned, categories }: OrderedDay, order: Order): void {
  const allBack = order.refunded > 0 && order.spent === 0;
  const ofOrder = new Map<string, number>();
  for (const { product, quantity, category } of order.items) {
    ofOrder.set(product, (ofOrder.get(product) ?? 0) + Math.max(0, quantity));
    if (category !== undefined && category !== "") categories.set(product, category);
  }
  for (const { product, kept } of order.returned ?? []) {
    ofOrder.set(product, kept);
    if (kept === 0) returned.add(product);
  }
  for (const [product, kept] of ofOrder) {
    if (allBack) returned.add(product);
    else if (kept > 0) units.set(product, (units.get(product) ?? 0) + kept);
  }
}

/** Of each product the category that the last order said: shops move products. */
function categoriesOf(days: readonly OrderedDay[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { categories } of days)
    for (const [product, category] of categories) names.set(product, category);
  return names;
}

type Growing = { -readonly [K in keyof Omit<TasteRow, "id" | "category">]: TasteRow[K] } & {
  /** The gap before the last day, and the units that it began with. */
  gap?: { readonly days: number; readonly units: number };
  xx: number;
  xy: number;
};

function grow(rows: Map<string, Growing>, id: string, day: Day, units: number): void {
  const row = rows.get(id);
  if (!row) {
    rows.set(id, { weight: 1, days: 1, firstDay: day, lastDay: day, gaps: 0, units, xx: 0, xy: 0 });
    return;
  }
  const gap = day - row.lastDay;
  row.weight = decayed(row.weight, gap) + 1;
  row.days += 1;
  row.gaps += gap / row.units;
  if (row.gap) {
    const change = Math.log(row.units / row.gap.units);
    row.xx += change * change;
    row.xy += change * Math.log(gap / row.gap.days);
  }
  row.gap = { days: gap, units: row.units };
  row.lastDay = day;
  row.units = units;
}

function rhythmOf(days: readonly Day[]): Rhythm {
  const rows = new Map<string, Growing>();
  for (const day of days) grow(rows, "", day, 1);
  const { weight = 0, days: count = 0, firstDay = 0, lastDay = 0 } = rows.get("") ?? {};
  return { weight: rounded(weight), days: count, firstDay, lastDay };
}

function likeliest(
  rows: ReadonlyMap<string, Growing>,
  day: Day,
  most: number,
  categories?: ReadonlyMap<string, string>,
): readonly TasteRow[] {
  return [...rows]
    .map(([id, row]) => ({ id, row, standing: standingOn(row, day) }))
    .sort((one, other) => other.standing - one.standing || (one.id < other.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, row }) => {
      const category = categories?.get(id);
      return {
        id,
        ...(category !== undefined && { category }),
        weight: rounded(row.weight),
        days: row.days,
        firstDay: row.firstDay,
        lastDay: row.lastDay,
        gaps: rounded(row.gaps),
        units: row.units,
      };
    });
}

function effectOf(rows: ReadonlyMap<string, Growing>): UnitsEffect | undefined {
  let [xx, xy] = [0, 0];
  for (const row of rows.values()) {
    xx += row.xx;
    xy += row.xy;
  }
  return xx > 0 ? { xx: rounded(xx), xy: rounded(xy) } : undefined;
}

/** To five digits: a stored item pays by the byte. */
const rounded = (value: number): number => Number(value.toPrecision(5));
