import type { Instant } from "../../basics/calendar.ts";
import { DAY } from "../../basics/calendar.ts";
import { LEEWAY_MS } from "./life.ts";

/** Codes that one customer gets of one offer in a season, at most. */
export const ISSUES_A_SEASON = 99;

/**
 * How long a record stays after its code has run out. Longer than a season, so that no text is ever given out twice, and
 * long enough for orders that are refunded late.
 */
export const KEPT_AFTER_MS = 150 * DAY;

/** Calendar quarters by UTC, counted on: the second quarter of 2026 is 8105. */
export function seasonOf(at: Instant): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
}

/** The number of a customer's `nth` code of an offer in a season, counted from 1. */
export const issueOf = (season: number, nth: number): number => season * 100 + nth;

/** The seasons in which a code may have been issued that is good now: this one first, then back as far as `validFor` reaches. */
export function seasonsToProbe(now: Instant, validFor: number): readonly number[] {
  const [current, first] = [seasonOf(now), seasonOf(now - validFor - LEEWAY_MS)];
  return Array.from({ length: current - first + 1 }, (_, back) => current - back);
}
