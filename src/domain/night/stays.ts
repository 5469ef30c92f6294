import type { Day } from "../basics/calendar.ts";
import type { Score } from "../people/profile.ts";

/** A segment that the customer was in, from the night of `since` until the next one's. */
export interface Stay {
  readonly segment: string;
  readonly since: string;
}

type Placed = Pick<Score, "segment" | "segmentSince" | "before">;

/** With the present segment and the one before it, a record names eight segments, however long ago they were. */
const LEAST_STAYS = 6;

/**
 * Where the customer was before the present segment, oldest first: the stay that the night of `from` (YYYY-MM-DD) falls
 * into, and those after it; and of older ones so many that there are `LEAST_STAYS` in all. The rest is let go, so that the
 * record is bounded and the period is whole.
 */
export function staysBefore({ segment, segmentSince, before }: Placed, from: string): readonly Stay[] {
  if (!before) return [];
  const { stays = [], segment: left, segmentSince: since } = before;
  const all = left === segment ? stays : [...stays, { segment: left, since }];
  return all.filter((_, at) => at >= all.length - LEAST_STAYS || (all[at + 1]?.since ?? segmentSince) > from);
}

/** Where somebody was on a day: in a segment, not a customer yet, or nobody knows. */
export type Whereabouts =
  | { readonly kind: "segment"; readonly segment: string }
  | { readonly kind: "not-yet" }
  /** The record does not reach back so far: it was begun later, or a night began anew. */
  | { readonly kind: "unknown" };

/**
 * The segment that the customer was in after the night of `on`. Who was first seen on its day or later was not there yet:
 * the night had run by then.
 */
export function whereOn(
  score: Placed,
  { joinedOn, day, on }: { readonly joinedOn: Day; readonly day: Day; readonly on: string },
): Whereabouts {
  const stays = [...staysBefore(score, on), { segment: score.segment, since: score.segmentSince }];
  const stay = stays.findLast(({ since }) => since <= on);
  if (stay) return { kind: "segment", segment: stay.segment };
  return joinedOn >= day ? { kind: "not-yet" } : { kind: "unknown" };
}
