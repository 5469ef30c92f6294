import { dayOf } from "../basics/calendar.ts";
import type { Profile } from "../people/profile.ts";
import { MOST_POINTS, pointName } from "./entry-points.ts";
import { makeNamedCounter, mergeNamedCounts, type NamedCounts } from "./named-counts.ts";
import type { Period } from "./period.ts";

/**
 * Who came in within the period, and what they did since: `people` signed up for the first time, `boughtBefore` of them had
 * ordered already, `ordered` have had their first order since.
 */
const SUMS = ["people", "boughtBefore", "ordered"] as const;
const BOUNDS = { sums: SUMS, most: MOST_POINTS } as const;

/** By `entry`, or `entry?via=VIA`; the rest under `(others)`. */
export type CameIn = NamedCounts<(typeof SUMS)[number]>;

type Counted = Pick<Profile, "entry" | "via" | "subscribedAt" | "firstOrderAt">;

/** Counts first sign-ups of the period: bounded, whatever the number of customers. */
export function makeCameInCounter({ today, days }: Period, timeZone: string) {
  const points = makeNamedCounter(BOUNDS);
  return {
    add({ entry, via, subscribedAt, firstOrderAt }: Counted): void {
      if (entry === undefined || subscribedAt === undefined) return;
      const day = dayOf(timeZone, subscribedAt);
      if (day > today || day <= today - days) return;
      const isBefore = firstOrderAt !== undefined && firstOrderAt < subscribedAt;
      points.add(pointName(entry, via), {
        people: 1,
        boughtBefore: isBefore ? 1 : 0,
        ordered: firstOrderAt !== undefined && !isBefore ? 1 : 0,
      });
    },
    counts: (): CameIn => points.counts(),
  };
}

export const mergeCameIn = (parts: readonly CameIn[]): CameIn => mergeNamedCounts(parts, BOUNDS);
