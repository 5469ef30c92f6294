import type { Day } from "../basics/calendar.ts";
import type { Need } from "./model.ts";
import { fullWeight, standingOn } from "./standing.ts";
import type { Rhythm, TasteRow } from "./taste.ts";

/** Nobody's habits are known from a few days. */
const LEAST_AGE = 30;

/**
 * Chance that the buyer buys a product, or something of a category, again in the next so many days: by how often the
 * buyer has, lately above all; of what was bought once, by how many of the shop's buyers have bought it again.
 */
export function chanceAgain(row: TasteRow, need: Need, rhythm: Rhythm, today: Day, days: number): number {
  const age = today - rhythm.firstDay + LEAST_AGE;
  const rate = standingOn(row, today) / (fullWeight(age) + 0.1 * age);
  const repeats = row.days > 1 ? 1 : need.again;
  return repeats * (1 - Math.exp(-rate * days));
}
