import type { Instant } from "../../basics/calendar.ts";
import type { Benefit } from "../benefit.ts";

/** Codes of one customer and offer in one season, at most. */
export const ISSUES_A_SEASON = 100;

/** The calendar quarter of an instant, counted on from the year 0: no text is issued twice within the lifetime of a record. */
export function seasonOf(at: Instant): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
}

/** The seasons in which a code may have been issued that is good now, the latest first. */
export function seasonsBack(at: Instant, validForMs: number): readonly number[] {
  const latest = seasonOf(at);
  return Array.from({ length: latest - seasonOf(at - validForMs) + 1 }, (_, back) => latest - back);
}

const UNBOUNDED = Number.POSITIVE_INFINITY;

/** Whether who has one gets no more by the other. Of two kinds neither is the other's better. */
export function isAtLeast(have: Benefit, wanted: Benefit): boolean {
  if (have.kind !== wanted.kind) return false;
  if ("percent" in have && "percent" in wanted)
    return have.percent >= wanted.percent && (have.most ?? UNBOUNDED) >= (wanted.most ?? UNBOUNDED);
  if ("amount" in have && "amount" in wanted) return have.amount >= wanted.amount;
  return true;
}
