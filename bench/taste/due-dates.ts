import { chanceWithin } from "../../src/domain/taste/again.ts";
import { needOfCategory } from "../../src/domain/taste/places.ts";
import { duesOf } from "../../src/domain/taste/replenishment.ts";
import type { Due, TasteRow } from "../../src/domain/taste/taste.ts";
import { aucOf } from "../accuracy/measures.ts";
import type { Night } from "./comeback.ts";
import type { Shopper } from "./shoppers.ts";

export interface DueRow {
  readonly model: string;
  /** Share of all due dates that were met within a quarter of their interval; those never met count as missed. */
  readonly within25: number | null;
  /** The same of those that were not past by the customer's mean gap on the cut-off. */
  readonly within25Open: number | null;
  /** How well it ranks what is bought in the 14 days after the cut-off. */
  readonly auc: number | null;
}

/** A category that a customer had bought on three days or more, every 60 days or oftener. */
interface Habit {
  readonly shopper: Shopper;
  readonly category: string;
  readonly last: number;
  readonly meanGap: number;
  readonly next: number | undefined;
}

const FEWEST_DAYS = 3;
const LONGEST_GAP = 60;
const SOON_DAYS = 14;
const TOLERANCE = 0.25;

/** What is expected of a habit: days from the last purchase to the next, and how likely it is soon. */
interface Expected {
  readonly interval: number | undefined;
  readonly soon: number;
}

export function tryDueDates(shoppers: readonly Shopper[], night: Night, cutoff: number) {
  const habits = shoppers.flatMap(habitsOf);
  const middle = middleGaps(habits);
  const rows = [
    measure("mean-gap", habits, cutoff, ({ last, meanGap }) => ({
      interval: meanGap,
      soon: -Math.abs(last + meanGap - cutoff - SOON_DAYS / 2),
    })),
    measure("category-gap", habits, cutoff, ({ category }) => ({
      interval: middle.get(category),
      soon: -(middle.get(category) ?? 0),
    })),
    measure("comeback", habits, cutoff, expectedBy(night, cutoff)),
  ];
  return { habits: habits.length, rows };
}

function habitsOf(shopper: Shopper): readonly Habit[] {
  const next = new Map<string, number>();
  for (const { category, day } of shopper.after) if (!next.has(category)) next.set(category, day);
  return [...Map.groupBy(shopper.before, ({ category }) => category)].flatMap(([category, lines]) => {
    const days = [...new Set(lines.map(({ day }) => day))];
    const [first = 0, last = 0] = [days[0], days.at(-1)];
    const meanGap = (last - first) / (days.length - 1);
    if (category === "" || days.length < FEWEST_DAYS || meanGap > LONGEST_GAP) return [];
    return [{ shopper, category, last, meanGap, next: next.get(category) }];
  });
}

/** What the category's customers have in the middle: one interval for all of them. */
function middleGaps(habits: readonly Habit[]): ReadonlyMap<string, number> {
  return new Map(
    [...Map.groupBy(habits, ({ category }) => category)].map(([category, own]) => {
      const gaps = own.map(({ meanGap }) => meanGap).sort((one, other) => one - other);
      return [category, gaps[Math.floor(gaps.length / 2)] ?? 0];
    }),
  );
}

/** By the production functions. What the stored taste no longer has is due on no day, and counts as missed. */
function expectedBy({ model, tastes }: Night, cutoff: number): (habit: Habit) => Expected {
  const dues = new Map<string, ReadonlyMap<string, Due>>();
  const rows = new Map<string, ReadonlyMap<string, TasteRow>>();
  for (const [id, taste] of tastes) {
    const ofCategories = duesOf(model, taste).filter(({ of }) => of === "category");
    dues.set(id, new Map(ofCategories.map((due) => [due.id, due])));
    rows.set(id, new Map(taste.categories.map((row) => [row.id, row])));
  }
  return ({ shopper, category, last }) => {
    const due = dues.get(shopper.id)?.get(category);
    const row = rows.get(shopper.id)?.get(category);
    const rhythm = tastes.get(shopper.id)?.rhythm;
    return {
      interval: due && due.day - last,
      soon: row && rhythm ? chanceWithin(SOON_DAYS, row, needOfCategory(model, row), rhythm, cutoff) : 0,
    };
  };
}

function measure(
  model: string,
  habits: readonly Habit[],
  cutoff: number,
  expect: (habit: Habit) => Expected,
): DueRow {
  const told = habits.map((habit) => {
    const { interval, soon } = expect(habit);
    const met =
      interval !== undefined &&
      habit.next !== undefined &&
      Math.abs(habit.next - habit.last - interval) <= TOLERANCE * interval;
    const bought = habit.next !== undefined && habit.next <= cutoff + SOON_DAYS;
    return { met, soon, bought, open: cutoff - habit.last <= habit.meanGap };
  });
  const share = (of: readonly { readonly met: boolean }[]) =>
    of.length === 0 ? null : of.filter(({ met }) => met).length / of.length;
  return {
    model,
    within25: share(told),
    within25Open: share(told.filter(({ open }) => open)),
    auc: aucOf(told.map(({ soon, bought }) => ({ score: soon, churned: bought }))),
  };
}
