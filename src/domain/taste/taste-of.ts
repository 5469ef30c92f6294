import { type Day, dayOf } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Item } from "../facts/facts.ts";
import type { Order } from "../people/orders.ts";
import { decayed, standingOn } from "./standing.ts";
import { TASTE_CATEGORIES, TASTE_PRODUCTS, type Taste, type TasteRow, type UnitsEffect } from "./taste.ts";

const MOST_RETURNED = 20;

/**
 * What a buyer buys, from the buyer's counted orders in any order; undefined while nothing was bought and kept. Orders of
 * one day are one. Days are those of `timeZone`.
 */
export function tasteOf(orders: readonly Order[], timeZone: string): Taste | undefined {
  const rhythm = new Map<string, Growing>();
  const products = new Map<string, Growing>();
  const lines: { readonly day: Day; readonly product: Growing; readonly units: number }[] = [];
  const sentBack = new Set<string>();
  let last = 0;
  for (const order of orders.toSorted(byTime)) {
    if (order.cancelled || !order.placed) continue;
    const day = dayOf(timeZone, order.placedAt);
    last = day;
    grow(rhythm, "", day, 1);
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
  const orderDays = rhythm.get("");
  if (products.size === 0 || !orderDays) return undefined;
  const categories = new Map<string, Growing>();
  for (const { day, product, units } of lines)
    if (product.category !== undefined) grow(categories, product.category, day, units);
  const returned = [...sentBack].reverse().slice(0, MOST_RETURNED);
  return {
    rhythm: {
      weight: rounded(orderDays.weight),
      days: orderDays.days,
      firstDay: orderDays.firstDay,
      lastDay: orderDays.lastDay,
    },
    products: likeliest(products, last, TASTE_PRODUCTS),
    categories: likeliest(categories, last, TASTE_CATEGORIES),
    ...defined({ productUnits: effectOf(products), categoryUnits: effectOf(categories) }),
    ...(returned.length > 0 && { returned }),
  };
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
  category: string | undefined;
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
      category: undefined,
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
  const all = [...rows.values()];
  for (const row of all) row.standing = standingOn(row, day);
  all.sort((one, other) => other.standing - one.standing || (one.id < other.id ? -1 : 1));
  return (all.length > most ? all.slice(0, most) : all).map(rowOf);
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
