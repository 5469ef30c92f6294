import { defined } from "../../domain/basics/defined.ts";
import type { Taste, TasteRow, UnitsEffect } from "../../domain/taste/taste.ts";
import { makeSqueezer } from "./squeezed.ts";

/**
 * A taste as squeezed lists: the night scans every one and pays by the byte. A product's category is the place of its name
 * among those of the taste, and days count from the first.
 */
type Kept = readonly [
  rhythm: readonly [weight: number, days: number, first: number, last: number],
  names: readonly string[],
  products: readonly KeptRow[],
  categories: readonly KeptRow[],
  returned: readonly string[],
  productUnits: KeptEffect,
  categoryUnits: KeptEffect,
];
/** Nothing where units never changed. */
type KeptEffect = readonly [xx: number, xy: number] | readonly [];
type KeptRow = readonly [
  id: string,
  category: number,
  weight: number,
  days: number,
  first: number,
  last: number,
  gaps: number,
  units: number,
];
const NO_CATEGORY = -1;

const { squeeze, unsqueeze } = makeSqueezer(
  "taste",
  '[[1,1,20000,0],["",""],[["",0,1,1,10,10,0,1],["",0,1.0312,2,100,200,30.5,1],["",1,0.5,1,0,0,0,1]],[["",-1,1,1,0,0,0,1],["",-1,2.5,3,0,300,90,2]],[],[],[]]',
);

export function encodeTaste(taste: Taste): Uint8Array {
  const { rhythm, products, categories, returned = [], productUnits, categoryUnits } = taste;
  const first = rhythm.firstDay;
  const names = [...new Set(products.flatMap(({ category }) => category ?? []))];
  const places = new Map(names.map((name, place) => [name, place]));
  const kept = ({ id, category, weight, days, firstDay, lastDay, gaps, units }: TasteRow): KeptRow => [
    ...([id, places.get(category ?? "") ?? NO_CATEGORY, weight, days] as const),
    ...([firstDay - first, lastDay - first, gaps, units] as const),
  ];
  const { weight, days, lastDay } = rhythm;
  return squeeze([
    [weight, days, first, lastDay - first],
    names,
    products.map(kept),
    categories.map(kept),
    returned,
    keptEffect(productUnits),
    keptEffect(categoryUnits),
  ] satisfies Kept);
}

/** The taste of its bytes; undefined when somebody damaged them, so that folding again repairs it. */
export function decodeTaste(bytes: Uint8Array): Taste | undefined {
  try {
    const kept = unsqueeze(bytes) as Kept;
    const [rhythm, names, products, categories, returned, productUnits, categoryUnits] = kept;
    const [weight, days, first, last] = rhythm;
    return {
      rhythm: { weight, days, firstDay: first, lastDay: first + last },
      products: products.map(rowAfter(first, names)),
      categories: categories.map(rowAfter(first, names)),
      ...defined({ productUnits: effectOf(productUnits), categoryUnits: effectOf(categoryUnits) }),
      ...(returned.length > 0 && { returned }),
    };
  } catch {
    return undefined;
  }
}

const keptEffect = (effect: UnitsEffect | undefined): KeptEffect => (effect ? [effect.xx, effect.xy] : []);

function effectOf([xx, xy]: KeptEffect): UnitsEffect | undefined {
  return xx === undefined || xy === undefined ? undefined : { xx, xy };
}

const rowAfter =
  (start: number, names: readonly string[]) =>
  ([id, category, weight, days, first, last, gaps, units]: KeptRow): TasteRow => ({
    ...{ id, weight, days, firstDay: start + first, lastDay: start + last, gaps, units },
    ...defined({ category: names[category] }),
  });
