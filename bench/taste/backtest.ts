import { encodeTaste } from "../../src/adapters/dynamodb/taste-codec.ts";
import { formatDay } from "../../src/domain/basics/calendar.ts";
import type { Taste } from "../../src/domain/taste/taste.ts";
import { comeback, nightOf } from "./comeback.ts";
import { type DueRow, tryDueDates } from "./due-dates.ts";
import { BadLines, type Line } from "./lines.ts";
import { lastCategory, rivalsOf } from "./rivals.ts";
import { shoppersOf } from "./shoppers.ts";
import { buyersOf, type Row, tryRival } from "./trial.ts";

export interface Backtest {
  /** Who had bought by the cut-off and bought in the window. */
  readonly customers: number;
  readonly rows: readonly Row[];
  /** Share of them who bought from the category of the dearest line of their last order. */
  readonly lastCategoryHit1: number;
  /** Habits whose next purchase is to be told. */
  readonly habits: number;
  readonly replenishment: readonly DueRow[];
  readonly modelBytes: number;
  /** Mean of a stored taste. */
  readonly tasteBytes: number;
}

/** Everything is learnt from lines up to the cut-off and judged by those after it. Throws BadLines where there are none. */
export function backtest(lines: readonly Line[], cutoff: number, days: number): Backtest {
  const shoppers = shoppersOf(lines, cutoff);
  const until = cutoff + days;
  if (shoppers.length === 0) throw new BadLines(`nobody had bought anything by ${formatDay(cutoff)}`);
  const buyers = buyersOf(shoppers, until);
  if (buyers.length === 0) {
    throw new BadLines(
      `nobody who had bought by ${formatDay(cutoff)} bought from then to ${formatDay(until)}: choose an earlier cut-off`,
    );
  }
  const night = nightOf(shoppers, cutoff);
  const rivals = [...rivalsOf(shoppers, cutoff), comeback(night, cutoff)];
  const { habits, rows: replenishment } = tryDueDates(shoppers, night, cutoff);
  const last = buyers.filter((shopper) => {
    const category = lastCategory(shopper);
    return shopper.after.some((line) => line.day <= until && line.category === category);
  });
  return {
    customers: buyers.length,
    rows: rivals.map((rival) => tryRival(rival, buyers, until)),
    lastCategoryHit1: last.length / buyers.length,
    habits,
    replenishment,
    modelBytes: JSON.stringify(night.model).length,
    tasteBytes: meanBytes([...night.tastes.values()]),
  };
}

const meanBytes = (tastes: readonly Taste[]): number =>
  tastes.reduce((sum, taste) => sum + encodeTaste(taste).length, 0) / tastes.length;
