import type { Day } from "../basics/calendar.ts";

/** Marks of a pool at which people hear of it: a fifth is left, or as much as a week took, or nothing. */
export type PoolMark = "a-fifth" | "a-week" | "empty";

const A_FIFTH = 0.2;
const A_WEEK = 7;

export interface PoolState {
  readonly added: number;
  readonly free: number;
  /** Codes that were taken, by day. */
  readonly taken: Readonly<Record<Day, number>>;
}

/** Codes that were taken in the seven days that end with today. */
export function takenInWeek(taken: PoolState["taken"], today: Day): number {
  const days = Array.from({ length: A_WEEK }, (_, back) => taken[today - back] ?? 0);
  return Math.max(
    0,
    days.reduce((sum, one) => sum + one, 0),
  );
}

/** For how many days a pool lasts at the pace of the last week; undefined where nobody took one. */
export function daysLeft({ free, taken }: Pick<PoolState, "free" | "taken">, today: Day): number | undefined {
  const used = takenInWeek(taken, today);
  return used === 0 ? undefined : (free * A_WEEK) / used;
}

/** Which marks a pool is at or below. One that nothing was added to has none. */
export function poolMarks(pool: PoolState, today: Day): readonly PoolMark[] {
  const { added, free } = pool;
  if (added === 0) return [];
  if (free <= 0) return ["empty"];
  const days = daysLeft(pool, today);
  return [
    ...(free <= added * A_FIFTH ? (["a-fifth"] as const) : []),
    ...(days !== undefined && days <= A_WEEK ? (["a-week"] as const) : []),
  ];
}

const LONGEST = 64;
/** What customers type into a field: no spaces, no quotes, nothing invisible. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._\-/+#%&!*]*$/u;

/** Why a line of an uploaded list is no code; undefined where it is one. */
export function codeProblem(text: string): string | undefined {
  if (text === "") return "is empty";
  if (/\s/.test(text)) return "has a space in it";
  if (text.length < 2) return "is shorter than 2 characters";
  if (text.length > LONGEST) return `is longer than ${LONGEST} characters`;
  return CODE.test(text) ? undefined : "has characters that a code cannot have";
}
