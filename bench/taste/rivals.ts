import type { Line } from "./lines.ts";
import type { Shopper } from "./shoppers.ts";

/** Ranks what a shopper may buy next, best first. */
export type Ranking = (shopper: Shopper) => readonly string[];

export interface Rival {
  readonly model: string;
  readonly products: Ranking;
  /** The category that it would offer. */
  readonly category: (shopper: Shopper) => string | undefined;
}

const HALF_LIFE_DAYS = 60;
const SHRINK = 10;
export const LENGTH = 10;

/** What people use instead, each learnt from what was known on the cut-off. */
export function rivalsOf(shoppers: readonly Shopper[], cutoff: number): readonly Rival[] {
  const all = shoppers.flatMap(({ before }) => before);
  const [products, categories] = [orderDays(all, "product", () => 1), orderDays(all, "category", () => 1)];
  const popular = ranked(products);
  const popularCategory = ranked(categories)[0];
  const halved = ({ day }: Line): number => 2 ** ((day - cutoff) / HALF_LIFE_DAYS);
  const personal = (weight: (line: Line) => number): Omit<Rival, "model"> => ({
    products: ({ before }) => fill(ranked(orderDays(before, "product", weight), products), popular),
    category: ({ before }) => ranked(orderDays(before, "category", weight), categories)[0] ?? popularCategory,
  });
  const neighbours = itemKnn(shoppers);
  const knn: Ranking = (shopper) => fill(neighbours(shopper), popular);
  const categoryOf = new Map(
    shoppers.flatMap(({ before }) => before.map((line) => [line.product, line.category])),
  );
  return [
    { model: "popular", products: () => popular, category: () => popularCategory },
    { model: "item-knn", products: knn, category: (shopper) => categoryOf.get(knn(shopper)[0] ?? "") },
    { model: "personal-orders", ...personal(() => 1) },
    { model: "personal-halved", ...personal(halved) },
  ];
}

/** The category of the dearest line of the last order: what the offer variant `last_category` takes. */
export function lastCategory({ before }: Shopper): string | undefined {
  const last = before.at(-1);
  return before
    .filter(({ order }) => order === last?.order)
    .reduce<Line | undefined>((best, line) => (best && best.amount >= line.amount ? best : line), undefined)
    ?.category;
}

/** Orders with each product or category, weighted. */
function orderDays(
  lines: readonly Line[],
  key: "product" | "category",
  weight: (line: Line) => number,
): ReadonlyMap<string, number> {
  const counted = new Set<string>();
  const sums = new Map<string, number>();
  for (const line of lines) {
    const id = line[key];
    if (id === "") continue;
    const once = `${line.customer}\n${line.order}\n${id}`;
    if (counted.has(once)) continue;
    counted.add(once);
    sums.set(id, (sums.get(id) ?? 0) + weight(line));
  }
  return sums;
}

/** Highest first; of equals first what `then` has more of. */
const ranked = (
  sums: ReadonlyMap<string, number>,
  then: ReadonlyMap<string, number> = new Map(),
): readonly string[] =>
  [...sums]
    .sort(
      ([one, few], [other, many]) =>
        many - few || (then.get(other) ?? 0) - (then.get(one) ?? 0) || (one < other ? -1 : 1),
    )
    .map(([id]) => id);

function fill(first: readonly string[], then: readonly string[]): readonly string[] {
  const list = first.slice(0, LENGTH);
  for (const id of then) {
    if (list.length >= LENGTH) break;
    if (!list.includes(id)) list.push(id);
  }
  return list;
}

/** Products that item-kNN knows, the most bought first: the table of all pairs has to fit. */
const KNN_PRODUCTS = 5_000;

/**
 * Cosine over customers, shrunk: buyers of both / (sqrt(buyers of one × buyers of the other) + 10), summed over what the
 * shopper has bought, each product as often as there were orders with it.
 */
function itemKnn(shoppers: readonly Shopper[]): Ranking {
  const baskets = shoppers.map(({ before }) => [...new Set(before.map(({ product }) => product))]);
  const buyers = new Map<string, number>();
  for (const id of baskets.flat()) buyers.set(id, (buyers.get(id) ?? 0) + 1);
  const products = ranked(buyers).slice(0, KNN_PRODUCTS);
  const size = products.length;
  const placeOf = new Map(products.map((id, at) => [id, at]));
  const both = new Uint32Array(size * size);
  for (const basket of baskets) {
    const places = basket.flatMap((id) => placeOf.get(id) ?? []);
    for (const one of places)
      for (const other of places) both[one * size + other] = (both[one * size + other] ?? 0) + 1;
  }
  const alone = products.map((id) => buyers.get(id) ?? 0);
  return ({ before }) => {
    const scores = new Float64Array(size);
    for (const [id, orders] of orderDays(before, "product", () => 1)) {
      const one = placeOf.get(id);
      if (one === undefined) continue;
      for (let other = 0; other < size; other += 1) {
        const shared = both[one * size + other] ?? 0;
        if (shared === 0) continue;
        const norm = Math.sqrt((alone[one] ?? 0) * (alone[other] ?? 0)) + SHRINK;
        scores[other] = (scores[other] ?? 0) + (orders * shared) / norm;
      }
    }
    return [...scores.keys()]
      .filter((at) => (scores[at] ?? 0) > 0)
      .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
      .slice(0, LENGTH)
      .flatMap((at) => products[at] ?? []);
  };
}
