import { DAY, type Instant } from "../basics/calendar.ts";

/** An execution of a state machine lives for a year. One that waits for what is years away wakes in between, and begins another. */
const LONGEST_WAIT_MS = 300 * DAY;

/**
 * The execution that takes a cohort through its first step begins so long before that at most, so that a year is enough for
 * all that follows: the waits of a chain add up to 330 days.
 */
const LAST_WAIT_MS = 30 * DAY;

/** When an execution that begins now should wake for a cohort that is due then. */
export function wakeAt(due: Instant, now: Instant): Instant {
  return due - now <= LAST_WAIT_MS ? due : Math.min(due - LAST_WAIT_MS, now + LONGEST_WAIT_MS);
}

/** Whether an execution has woken to begin another, rather than to take the step. */
export const isRelay = (due: Instant, now: Instant): boolean => due - now > DAY;
