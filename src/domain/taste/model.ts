import type { Day } from "../basics/calendar.ts";
import { isOnOffer, type Product } from "../catalogue/product.ts";
import { alsoBought } from "./also-bought.ts";
import { type Bought, bySaying, PARTS } from "./bought-counts.ts";
import { addGaps, type Gaps } from "./gap-grid.ts";
import { mostBought } from "./most-bought.ts";
import { fullStanding } from "./standing.ts";
import type { TasteStatistics } from "./statistics.ts";
import { middleInterval, NOTHING_KNOWN, type Waiting, waitingAfter, waitingOf } from "./waiting.ts";

const PRODUCTS = 2_000;
const CATEGORIES = 400;
const POPULAR_IN_CATEGORY = 20;
const NEW_PRODUCTS = 50;
const NEW_DAYS = 30;

/** How a product, or goods of a category, are needed again. */
export interface Need {
  /** Days between two purchases, in the middle of those who buy again. */
  readonly everyDays: number;
  /** Units that are usual at a time; absent: one. */
  readonly units?: number;
  /** Share of buyers who buy again within a year. */
  readonly again: number;
}

export interface ProductTaste extends Need {
  readonly id: string;
  /** Its place in `categories`. */
  readonly category?: number;
  /** Mean standing that it has with those who have bought it, and with all buyers. */
  readonly ofBuyers: number;
  readonly ofAll: number;
  /** Out of stock or no more: nobody is told to buy it. */
  readonly off?: true;
}

export interface CategoryTaste extends Need {
  readonly id: string;
  /** Of one product of it. */
  readonly ofProduct: Need;
  /** Places in `products`, the most bought now first. */
  readonly popular: readonly number[];
}

/** What a night has learnt of what the shop's buyers buy. Plain JSON. */
export interface TasteModel {
  readonly day: Day;
  readonly buyers: number;
  /** Mean days between two order days of a buyer. */
  readonly orderEvery: number;
  /** By which power of the units a gap grows: 1 where a double pack lasts twice as long, 0 where it does not matter. */
  readonly unitsPower: { readonly product: number; readonly category: number };
  /** Of products, and of categories, that are not known. */
  readonly product: Need;
  readonly category: Need;
  /** The most bought now first. */
  readonly products: readonly ProductTaste[];
  readonly categories: readonly CategoryTaste[];
  /** For each product: places in `products` and lifts in tenths, in turn. */
  readonly also: readonly (readonly number[])[];
  /** Places of products that are new, the newest first. */
  readonly fresh: readonly number[];
}

const USUAL_ORDER_DAYS = 90;

/** Learns from the night's statistics; the catalogue tells what may be had, and what is new. */
export function fitTaste(
  statistics: TasteStatistics,
  today: Day,
  catalogue: ReadonlyMap<string, Product> = new Map(),
): TasteModel {
  const [productXx, productXy, categoryXx, categoryXy] = statistics.units;
  const shop = { ...statistics, today, age: today - (statistics.firstDay ?? today) + 1, catalogue };
  const known = mostBought(statistics.products, PRODUCTS - NEW_PRODUCTS);
  const fresh = freshOf(shop);
  const products = [...known.things, ...unbought(fresh, known.things)];
  const ofCategories = mostBought(statistics.categories, CATEGORIES);
  const placeOf = new Map(ofCategories.things.map(([id], place) => [id, place]));
  const categoryOf = (id: string, bought?: Bought) =>
    placeOf.get(catalogue.get(id)?.category ?? mostSaid(bought) ?? "");
  const ofProduct = pooled(known.things.map(([id, bought]) => [categoryOf(id, bought), bought]));
  const shopCategories = waitingOf(sumOfGaps(ofCategories.things.map(([, bought]) => bought)), NOTHING_KNOWN);
  const rows = products.map(([id, bought]) => {
    const category = categoryOf(id, bought);
    const towards = ofProduct.of(category);
    const product = catalogue.get(id);
    return {
      id,
      ...(category !== undefined && { category }),
      ...needOf(bought ? waitingOf(bought.gaps, towards) : towards, bought),
      ...standingsOf(bought, known.scale, shop),
      ...(product && !isOnOffer(product) && { off: true as const }),
    };
  });
  return {
    day: today,
    buyers: statistics.buyers,
    orderEvery: rounded((statistics.span + USUAL_ORDER_DAYS) / (statistics.again + 1)),
    unitsPower: { product: powerOf(productXx, productXy), category: powerOf(categoryXx, categoryXy) },
    product: needOf(ofProduct.shop),
    category: needOf(shopCategories),
    products: rows,
    categories: ofCategories.things.map(([id, bought], place) => ({
      id,
      ...needOf(waitingOf(bought.gaps, shopCategories), bought),
      ofProduct: needOf(ofProduct.of(place)),
      popular: rows
        .flatMap((row, at) => (row.category === place && !row.off ? [at] : []))
        .slice(0, POPULAR_IN_CATEGORY),
    })),
    also: alsoBought(
      statistics.baskets,
      rows.map(({ id }) => id),
    ),
    fresh: fresh.flatMap((id) => {
      const at = rows.findIndex((row) => row.id === id);
      return at >= 0 && !rows[at]?.off ? [at] : [];
    }),
  };
}

interface Shop {
  readonly buyers: number;
  readonly today: Day;
  readonly age: number;
  readonly catalogue: ReadonlyMap<string, Product>;
}

function freshOf({ catalogue, today }: Shop): readonly string[] {
  return [...catalogue.values()]
    .filter((product) => isOnOffer(product) && (product.since ?? 0) > today - NEW_DAYS)
    .sort((one, other) => (other.since ?? 0) - (one.since ?? 0) || (one.product < other.product ? -1 : 1))
    .slice(0, NEW_PRODUCTS)
    .map(({ product }) => product);
}

function unbought(fresh: readonly string[], things: readonly (readonly [string, Bought])[]) {
  const known = new Set(things.map(([id]) => id));
  return fresh.filter((id) => !known.has(id)).map((id): readonly [string, undefined] => [id, undefined]);
}

function mostSaid(bought: Bought | undefined): string | undefined {
  let best: readonly [string, number] | undefined;
  for (const said of bought ? bySaying(bought.categories) : []) {
    if (!best || said[1] > best[1] || (said[1] === best[1] && said[0] < best[0])) best = said;
  }
  return best?.[0];
}

/** Curves of single products by category, and of the shop. */
function pooled(things: readonly (readonly [number | undefined, Bought])[]) {
  const shop = waitingOf(sumOfGaps(things.map(([, bought]) => bought)), NOTHING_KNOWN);
  const curves = new Map<number | undefined, Waiting>();
  for (const [category, members] of Map.groupBy(things, ([of]) => of)) {
    curves.set(category, waitingOf(sumOfGaps(members.map(([, bought]) => bought)), shop));
  }
  return {
    shop,
    of: (category: number | undefined) => (category === undefined ? shop : (curves.get(category) ?? shop)),
  };
}

function sumOfGaps(things: readonly Bought[]) {
  const sum: Gaps = [];
  for (const { gaps } of things) addGaps(sum, gaps);
  return sum;
}

const YEAR = 365;

function needOf(waiting: Waiting, bought?: Bought): Need {
  const units = bought ? rounded(2 ** (bought.logUnits / PARTS / bought.buyers)) : 1;
  return {
    everyDays: rounded(middleInterval(waiting, YEAR)),
    ...(units !== 1 && { units }),
    again: rounded(1 - waitingAfter(waiting, YEAR)),
  };
}

/** That a double pack lasts twice as long is believed as if seen in so many thousandths of squared logs: 40 doublings. */
const PRIOR_UNITS = 20_000;

const powerOf = (xx: number, xy: number): number =>
  rounded(Math.max(0, Math.min(1, (xy + PRIOR_UNITS) / (xx + PRIOR_UNITS))));

/** A product is not older than its first buyer, and a few buyers of its first days are no rate. */
const LEAST_AGE = 14;

/** Of a product younger than the shop what it would be at this rate since the shop began. */
function standingsOf(bought: Bought | undefined, scale: number, { buyers, today, age }: Shop) {
  if (!bought) return { ofBuyers: 0, ofAll: 0 };
  const seen = fullStanding(Math.min(age, today - bought.firstDay + LEAST_AGE));
  const sum = bought.standing / PARTS;
  const standing = (sum * fullStanding(age)) / Math.max(1, seen);
  return {
    ofBuyers: rounded(sum / bought.buyers),
    ofAll: rounded((scale * standing) / Math.max(1, buyers)),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(3));
