import type { CategoryTaste, Need, ProductTaste, TasteModel } from "./model.ts";
import type { TasteRow } from "./taste.ts";

interface Places {
  readonly products: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, number>;
}

const known = new WeakMap<TasteModel, Places>();

/** Where a model has its products and categories. Made once a model, which is asked for every mail. */
export function placesOf(model: TasteModel): Places {
  const found = known.get(model);
  if (found) return found;
  const made = {
    products: new Map(model.products.map(({ id }, place) => [id, place])),
    categories: new Map(model.categories.map(({ id }, place) => [id, place])),
  };
  known.set(model, made);
  return made;
}

export function productIn(model: TasteModel, id: string): ProductTaste | undefined {
  const place = placesOf(model).products.get(id);
  return place === undefined ? undefined : model.products[place];
}

export function categoryIn(model: TasteModel, id: string | undefined): CategoryTaste | undefined {
  const place = id === undefined ? undefined : placesOf(model).categories.get(id);
  return place === undefined ? undefined : model.categories[place];
}

/** How a product of a buyer is needed again: as the shop's others need it, else the category's, else the shop's. */
export const needOfProduct = (model: TasteModel, row: TasteRow): Need =>
  productIn(model, row.id) ?? categoryIn(model, row.category)?.ofProduct ?? model.product;

export const needOfCategory = (model: TasteModel, row: TasteRow): Need =>
  categoryIn(model, row.id) ?? model.category;
