import type { Need, TasteModel } from "./model.ts";
import { needOfCategory, needOfProduct, productIn } from "./places.ts";
import type { Due, Rhythm, Taste, TasteRow } from "./taste.ts";
import { usualGap, usualUnits } from "./usual.ts";

/** The shop's interval weighs as much as so many own gaps. */
const PRIOR_GAPS = 0.25;
/** The shop's mean gap between orders weighs as much as so many of the buyer's. */
const PRIOR_ORDERS = 1;
/** What is needed is bought with the next order, which comes this share of an order gap later. */
const NEXT_ORDER = 0.75;
/** From so many order days on the buyer has shown it; before, this share of the shop's buyers has to. */
const HABIT_DAYS = 3;
const LIKELY_AGAIN = 0.5;

/**
 * When the buyer is likely to buy each product and category again that is bought again at all, for the units that were
 * bought last. Products that are out of stock or no more are left out.
 */
export function duesOf(model: TasteModel, taste: Taste): readonly Due[] {
  const { unitsPower: power } = model;
  const products = taste.products
    .filter((row) => !productIn(model, row.id)?.off)
    .map((row) => ({ of: "product", row, need: needOfProduct(model, row), power: power.product }) as const);
  const categories = taste.categories.map(
    (row) => ({ of: "category", row, need: needOfCategory(model, row), power: power.category }) as const,
  );
  return [...products, ...categories]
    .filter(({ row, need }) => row.days >= HABIT_DAYS || need.again >= LIKELY_AGAIN)
    .map(({ of, row, need, power: by }) => ({
      of,
      id: row.id,
      day: row.lastDay + wholeDays(lasting(row, need, by) + untilNextOrder(model, taste.rhythm, row)),
      everyDays: usualInterval(row, need, by),
    }));
}

/** The interval that the buyer is told, for the units that are usual with the buyer. */
export const usualInterval = (row: TasteRow, need: Need, power: number): number =>
  wholeDays(lasting({ ...row, units: usualUnits(row) }, need, power));

/** Days that the units bought last are likely to last: the buyer's own mean, drawn to the shop's by their ratio, since gaps are skewed. */
function lasting(row: TasteRow, need: Need, power: number): number {
  const ofShop = need.everyDays * (row.units / (need.units ?? 1)) ** power;
  if (row.days < 2) return ofShop;
  const own = usualGap(row) * (row.units / usualUnits(row)) ** power;
  return own * (ofShop / own) ** (PRIOR_GAPS / (row.days - 1 + PRIOR_GAPS));
}

/** Of something that is in every order nothing: the order is placed for it. */
function untilNextOrder({ orderEvery }: TasteModel, rhythm: Rhythm, row: TasteRow): number {
  if (row.days < 2) return 0;
  const gap =
    (rhythm.lastDay - rhythm.firstDay + PRIOR_ORDERS * orderEvery) / (rhythm.days - 1 + PRIOR_ORDERS);
  return NEXT_ORDER * gap * Math.max(0, 1 - row.days / rhythm.days);
}

const wholeDays = (days: number): number => Math.max(1, Math.round(days));
