/** Marks of a pool at which its owner hears of it: a fifth is left, or as much as a week takes. */
export type PoolMark = "a-fifth" | "a-week" | "empty";

const A_FIFTH = 0.2;
const A_WEEK = 7;

export interface PoolState {
  readonly added: number;
  readonly left: number;
  /** Codes that were taken on each of the last days, today included. */
  readonly daily: readonly number[];
}

/** What a pool lasts for, in days, as quickly as it has gone; undefined where none was taken. */
export function daysLeft({ left, daily }: Pick<PoolState, "left" | "daily">): number | undefined {
  const used = daily.reduce((sum, one) => sum + one, 0);
  return used === 0 ? undefined : (left * daily.length) / used;
}

/** Which marks a pool is at or below. */
export function poolMarks(pool: PoolState): readonly PoolMark[] {
  const { added, left } = pool;
  if (added === 0) return [];
  if (left <= 0) return ["empty"];
  const days = daysLeft(pool);
  return [
    ...(left <= added * A_FIFTH ? (["a-fifth"] as const) : []),
    ...(days !== undefined && days <= A_WEEK ? (["a-week"] as const) : []),
  ];
}

/** Texts that cannot be a code: what customers type into a field has no spaces and is not endless. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._\-/+#%&!*]{1,63}$/u;

/** Why a line of an uploaded list is no code; undefined where it is one. */
export function codeProblem(text: string): string | undefined {
  if (text === "") return "is empty";
  if (/\s/.test(text)) return "has a space in it";
  if (text.length < 2) return "is shorter than 2 characters";
  if (text.length > 64) return "is longer than 64 characters";
  return CODE.test(text) ? undefined : "has characters that a code cannot have";
}
