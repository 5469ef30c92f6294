import type { TasteModel } from "./model.ts";
import { type RecommendAt, recommend } from "./recommend.ts";
import type { Recommendation, Taste } from "./taste.ts";

/** A list of fewer has no place to spare. */
const SEVERAL = 3;

/** What the buyer's products lead to and the buyer has never had, the likeliest first. */
export function alsoFor(
  model: TasteModel,
  taste: Taste | undefined,
  at: RecommendAt,
): readonly Recommendation[] {
  if (!taste) return [];
  const own = new Set(taste.products.map(({ id }) => id));
  const excluded = (product: string) => own.has(product) || at.excluded?.(product) === true;
  return recommend(model, taste, { ...at, most: model.products.length, excluded })
    .filter(({ reason }) => reason.kind === "also")
    .slice(0, at.most);
}

/**
 * The first so many of a list. Where all of three or more are bought already, the last place goes to what others bought
 * with them, as far as the list has such: whoever buys the same every month is shown something new as well.
 */
export function withDiscovery<One extends Recommendation>(
  list: readonly One[],
  most: number,
): readonly One[] {
  const first = list.slice(0, most);
  if (most < SEVERAL || first.some(({ reason }) => reason.kind !== "again")) return first;
  const also = list.slice(most).find(({ reason }) => reason.kind === "also");
  return also ? [...first.slice(0, most - 1), also] : first;
}
