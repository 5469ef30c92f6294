import type { Day } from "../basics/calendar.ts";
import type { Need, ProductTaste } from "./model.ts";
import { fullStanding, habitOn } from "./standing.ts";
import type { Rhythm, TasteRow } from "./taste.ts";

/** How much of the mean of those who have bought a product, and of all buyers, is taken to be in everybody. */
const OF_BUYERS = 0.15;
const OF_ALL = 0.5;

/**
 * How much a buyer is given to a product, drawn to how much the shop's others are: by how often the buyer has bought it,
 * by how often those who buy it do, and by how many do. In standings, so that what is bought again and what would be new
 * compare; the weights are what did best in backtests (docs/taste.md).
 */
export const leaning = (
  row: TasteRow | undefined,
  product: Pick<ProductTaste, "ofBuyers" | "ofAll"> | undefined,
  today: Day,
  lift: number,
): number =>
  (row ? habitOn(row, today) + OF_BUYERS * (product?.ofBuyers ?? 0) : 0) +
  OF_ALL * lift * (product?.ofAll ?? 0);

/** Nobody's habits are known from a few days. */
const LEAST_AGE = 30;

/** Chance that a buyer buys a product, or something of a category, again in the next so many days. */
export function chanceWithin(days: number, row: TasteRow, need: Need, rhythm: Rhythm, today: Day): number {
  const rate = habitOn(row, today) / fullStanding(today - rhythm.firstDay + LEAST_AGE);
  return (row.days > 1 ? 1 : need.again) * (1 - Math.exp(-rate * days));
}
