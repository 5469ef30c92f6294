import type { Day } from "../basics/calendar.ts";
import { closedBefore, type Quarter, quarterAfter, quarterOf } from "./quarters.ts";

/** The share of people that nights have seen held out of all mails, since when without a break, and by which night last. */
export interface SeenShare {
  /** 0 where nobody is. */
  readonly percent: number;
  readonly since: Day;
  readonly lastOn: Day;
}

/** A closed quarter to count, and what the draw gave: one share, from its first day to its last. */
export interface QuarterDue extends Quarter {
  /** Of people held out. */
  readonly percent: number;
}

/** After a night that sees this share. */
export function seenBy(before: SeenShare | undefined, percent: number, today: Day): SeenShare {
  const isSame = before?.percent === percent;
  return { percent, since: isSame ? before.since : today, lastOn: today };
}

/**
 * The last closed quarter, where one share was in force all through it. A share that nights have not seen to the end counts
 * if it still holds: nobody has changed it in the nights that are missing.
 */
export function quarterDue(
  seen: SeenShare | undefined,
  { percent, today }: { readonly percent: number; readonly today: Day },
): QuarterDue | undefined {
  const quarter = closedBefore(today);
  if (!seen || seen.percent === 0 || seen.since > quarter.from) return undefined;
  const isWhole = seen.lastOn >= quarter.to || seen.percent === percent;
  return isWhole ? { ...quarter, percent: seen.percent } : undefined;
}

/** The quarter that is counted next; undefined where nobody is held out. */
export function quarterAwaited(seen: SeenShare | undefined): Quarter | undefined {
  if (!seen || seen.percent === 0) return undefined;
  const now = quarterOf(seen.lastOn);
  return seen.since <= now.from ? now : quarterAfter(now);
}
