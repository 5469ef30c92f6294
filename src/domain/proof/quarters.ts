import type { Day } from "../basics/calendar.ts";
import { DAY } from "../basics/calendar.ts";

/** A quarter of a calendar year: `2026-Q3`, and its first and last day. */
export interface Quarter {
  readonly name: string;
  readonly year: number;
  readonly from: Day;
  readonly to: Day;
}

const MONTHS = 3;

/** The quarter that a day is in. */
export function quarterOf(day: Day): Quarter {
  const date = new Date(day * DAY);
  const [year, index] = [date.getUTCFullYear(), Math.floor(date.getUTCMonth() / MONTHS)];
  const [from, next] = [startOf(year, index), startOf(year, index + 1)];
  return { name: `${year}-Q${index + 1}`, year, from, to: next - 1 };
}

/** The last one that was over when the day began. */
export const closedBefore = (day: Day): Quarter => quarterOf(quarterOf(day).from - 1);

export const quarterAfter = ({ to }: Quarter): Quarter => quarterOf(to + 1);

const startOf = (year: number, index: number): Day => Date.UTC(year, index * MONTHS, 1) / DAY;
