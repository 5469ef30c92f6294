import type { Line } from "./lines.ts";
import { LENGTH, type Rival } from "./rivals.ts";
import type { Shopper } from "./shoppers.ts";

export interface Row {
  readonly model: string;
  /** Mean share of what was bought in the window that is among the first ten, of ten at most. */
  readonly recall10: number;
  /** Share of customers who bought one of the first ten in the window. */
  readonly hit10: number;
  /** Share who bought something of the one category in the window. */
  readonly categoryHit1: number | null;
  readonly nextRecall10: number;
  readonly nextHit10: number;
  /** The same of products that the customer had never bought, over those who bought such. */
  readonly newRecall10: number | null;
  readonly newHit10: number | null;
}

/** Customers who bought in the window: nobody can be right about the others. */
export const buyersOf = (shoppers: readonly Shopper[], until: number): readonly Shopper[] =>
  shoppers.filter(({ after }) => after.some(({ day }) => day <= until));

export function tryRival(rival: Rival, shoppers: readonly Shopper[], until: number): Row {
  const [recall, hit, nextRecall, nextHit, newRecall, newHit] = Array.from({ length: 6 }, means);
  const category = means();
  for (const shopper of shoppers) {
    const list = rival.products(shopper).slice(0, LENGTH);
    const window = shopper.after.filter(({ day }) => day <= until);
    const next = window.filter(({ order }) => order === window[0]?.order);
    score(list, productsOf(window), recall, hit);
    score(list, productsOf(next), nextRecall, nextHit);
    const known = productsOf(shopper.before);
    const news = new Set([...productsOf(window)].filter((id) => !known.has(id)));
    if (news.size > 0)
      score(
        list.filter((id) => !known.has(id)),
        news,
        newRecall,
        newHit,
      );
    const offered = rival.category(shopper);
    category?.add(Number(window.some((line) => line.category === offered)));
  }
  return {
    model: rival.model,
    recall10: recall?.mean() ?? 0,
    hit10: hit?.mean() ?? 0,
    categoryHit1: category.mean(),
    nextRecall10: nextRecall?.mean() ?? 0,
    nextHit10: nextHit?.mean() ?? 0,
    newRecall10: newRecall?.mean() ?? null,
    newHit10: newHit?.mean() ?? null,
  };
}

const productsOf = (lines: readonly Line[]): ReadonlySet<string> =>
  new Set(lines.map(({ product }) => product));

type Means = ReturnType<typeof means>;

function means() {
  let [sum, count] = [0, 0];
  return {
    add(value: number): void {
      sum += value;
      count += 1;
    },
    mean: () => (count === 0 ? null : sum / count),
  };
}

function score(list: readonly string[], bought: ReadonlySet<string>, recall?: Means, hit?: Means): void {
  const right = list.filter((id) => bought.has(id)).length;
  recall?.add(right / Math.min(LENGTH, bought.size));
  hit?.add(Number(right > 0));
}
