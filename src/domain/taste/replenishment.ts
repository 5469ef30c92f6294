import type { Need, TasteModel } from "./model.ts";
import { needOfCategory, needOfProduct, productIn } from "./places.ts";
import type { Due, Rhythm, Taste, TasteRow } from "./taste.ts";

/** The shop's interval weighs as much as so many own gaps. */
const PRIOR_GAPS = 2;
/** The shop's mean gap between orders weighs as much as so many of the buyer's. */
const PRIOR_ORDERS = 3;
/** From so many order days on the buyer has shown it; before, this share of the shop's buyers has to. */
const HABIT_DAYS = 3;
const LIKELY_AGAIN = 0.5;

/**
 * When the buyer is likely to need each product and category again that is needed again at all: the last day, and the
 * interval for as many units as were bought on it. Products that are out of stock or no more are left out.
 */
export function duesOf(model: TasteModel, taste: Taste): readonly Due[] {
  const pace = paceOf(model, taste.rhythm);
  const products = taste.products
    .filter((row) => !productIn(model, row.id)?.off)
    .flatMap((row) => dueOf("product", row, needOfProduct(model, row), pace));
  const categories = taste.categories.flatMap((row) =>
    dueOf("category", row, needOfCategory(model, row), pace),
  );
  return [...products, ...categories];
}

function dueOf(of: Due["of"], row: TasteRow, need: Need, pace: number): readonly Due[] {
  if (row.days < HABIT_DAYS && need.again < LIKELY_AGAIN) return [];
  const perUnit = intervalOf(row, need, pace);
  const usualUnits = row.gaps > 0 ? (row.lastDay - row.firstDay) / row.gaps : row.units;
  return [
    {
      of,
      id: row.id,
      day: row.lastDay + Math.max(1, Math.round(perUnit * row.units)),
      everyDays: Math.max(1, Math.round(perUnit * usualUnits)),
    },
  ];
}

/** Days that one unit lasts: the buyer's own, drawn to the shop's at the buyer's pace. */
export function intervalOf(row: TasteRow, need: Need, pace: number): number {
  const ofShop = need.everyDays * pace;
  if (row.days < 2) return ofShop;
  return (row.gaps + PRIOR_GAPS * ofShop) / (row.days - 1 + PRIOR_GAPS);
}

/** How much slower than the shop's others a buyer orders: who comes once a month buys nothing every week. */
export function paceOf(model: TasteModel, rhythm: Rhythm): number {
  const own =
    (rhythm.lastDay - rhythm.firstDay + PRIOR_ORDERS * model.orderEvery) / (rhythm.days - 1 + PRIOR_ORDERS);
  return Math.sqrt(own / model.orderEvery);
}
