import { bestCategory } from "../../src/domain/taste/best-category.ts";
import { fitTaste, type TasteModel } from "../../src/domain/taste/model.ts";
import { recommend } from "../../src/domain/taste/recommend.ts";
import { makeTasteCounter, TASTE_ROOM } from "../../src/domain/taste/statistics.ts";
import type { Taste } from "../../src/domain/taste/taste.ts";
import { tasteOf } from "../../src/domain/taste/taste-of.ts";
import { LENGTH, type Rival } from "./rivals.ts";
import { ordersOfLines, type Shopper } from "./shoppers.ts";

/** What a night of Comeback would have known on the cut-off. */
export interface Night {
  readonly model: TasteModel;
  readonly tastes: ReadonlyMap<string, Taste>;
}

export function nightOf(shoppers: readonly Shopper[], cutoff: number): Night {
  const counter = makeTasteCounter(TASTE_ROOM);
  const tastes = new Map<string, Taste>();
  for (const { id, before } of shoppers) {
    const taste = tasteOf(ordersOfLines(before), "UTC");
    if (!taste) continue;
    tastes.set(id, taste);
    counter.add(id, taste, cutoff);
  }
  return { model: fitTaste(counter.state(), cutoff), tastes };
}

/** The production path as a rival of the others. */
export function comeback({ model, tastes }: Night, cutoff: number): Rival {
  return {
    model: "comeback",
    products: ({ id }) =>
      recommend(model, tastes.get(id), { today: cutoff, most: LENGTH }).map(({ product }) => product),
    category: ({ id }) => {
      const taste = tastes.get(id);
      return taste && bestCategory(taste, cutoff);
    },
  };
}
