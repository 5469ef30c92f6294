import type { Day, Instant } from "../basics/calendar.ts";

/**
 * What a column holds. `money` is in minor units of the table's `currency` column; `day` is a date of the shop's calendar,
 * `instant` a point in time (UTC).
 */
export type ColumnType = "text" | "whole" | "money" | "number" | "flag" | "day" | "instant";

export interface Column {
  readonly type: ColumnType;
  /** For the catalogue and the docs. */
  readonly about: string;
}

interface Values {
  readonly text: string;
  readonly whole: number;
  readonly money: number;
  readonly number: number;
  readonly flag: boolean;
  readonly day: Day;
  readonly instant: Instant;
}

export type Columns = Readonly<Record<string, Column>>;

/** A row of such columns. What is not known is null. */
export type RowOf<C extends Columns> = { readonly [Name in keyof C]: Values[C[Name]["type"]] | null };

export type Cell = Values[ColumnType] | null;

const of =
  <T extends ColumnType>(type: T) =>
  (about: string) =>
    ({ type, about }) as const;

export const text = of("text");
export const whole = of("whole");
export const money = of("money");
export const number = of("number");
export const flag = of("flag");
export const day = of("day");
export const instant = of("instant");
