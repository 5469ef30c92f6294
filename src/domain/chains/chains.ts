import {
  DAY,
  HOUR,
  type Instant,
  MINUTE,
  nextLocalTime,
  parseDuration,
  parseTimeOfDay,
} from "../basics/calendar.ts";
import type { Anchor, Chain, Step } from "../config/bundle.ts";
import type { Profile } from "../people/profile.ts";

export type Wait = Extract<Step, { readonly wait: string } | { readonly wait_until: string }>;
export type Action = Exclude<Step, Wait>;

/** One round of a chain: the waits, and the step that does something after them. */
export interface Leg {
  readonly waits: readonly Wait[];
  /** Index of the action among the chain's steps. */
  readonly step: number;
  readonly action: Action;
}

/** Customers who act within so long go together: the longer the wait that follows, the less it matters. */
const WINDOWS = [
  { waiting: 2 * DAY, window: HOUR },
  { waiting: DAY, window: 30 * MINUTE },
  { waiting: 12 * HOUR, window: 15 * MINUTE },
] as const;
const SHORTEST_WINDOW = 5 * MINUTE;

/**
 * How long a cohort gathers customers who enter a chain by what they do, when these waits come first. Where they wait for
 * a time of day, everybody of a day is due together anyway, and a longer window would only put some off to the next.
 */
export function windowOf(waits: readonly Wait[]): number {
  if (waits.some((wait) => "wait_until" in wait)) return SHORTEST_WINDOW;
  const waiting = waits.reduce((sum, wait) => sum + ("wait" in wait ? lengthOf(wait.wait) : 0), 0);
  return WINDOWS.find((one) => waiting >= one.waiting)?.window ?? SHORTEST_WINDOW;
}

export type Anchors = Readonly<Record<Anchor, Instant | undefined>>;

const isWait = (step: Step): step is Wait => "wait" in step || "wait_until" in step;

/** The next round from step `from` on; undefined when nothing is left to do but wait. */
export function legFrom(chain: Chain, from: number): Leg | undefined {
  const waits: Wait[] = [];
  for (let index = from; index < chain.steps.length; index++) {
    const step = chain.steps[index];
    if (!step) return undefined;
    if (!isWait(step)) return { waits, step: index, action: step };
    waits.push(step);
  }
  return undefined;
}

/** The round whose action is step `step`. */
export function legAt(chain: Chain, step: number): Leg | undefined {
  let from = step;
  while (from > 0) {
    const before = chain.steps[from - 1];
    if (!before || !isWait(before)) break;
    from--;
  }
  const leg = legFrom(chain, from);
  return leg?.step === step ? leg : undefined;
}

/** Moments of the customer that waits count from, put off to the end of their window: who acts together is due together. */
export function anchorsOf(profile: Profile, windowMs: number): Anchors {
  const end = (at: Instant | undefined) => (at === undefined ? undefined : windowEnd(at, windowMs));
  return {
    last_cart_change: end(profile.cart?.changedAt),
    last_visit: end(profile.lastVisitAt),
    last_order: end(profile.lastOrderAt),
    last_activity: end(profile.lastActivityAt),
  };
}

/**
 * When waits that begin at `from` are over. Waits add up; one that counts `since` an anchor ends no earlier than the
 * anchor plus its length. Without anchors (a whole cohort) such a wait takes no time: the walk looks at each customer.
 */
export function dueAfter(waits: readonly Wait[], from: Instant, zone: string, anchors?: Anchors): Instant {
  return waits.reduce((due, wait) => {
    if ("wait_until" in wait) return nextLocalTime(zone, due, minutesOf(wait.wait_until));
    if (wait.since === undefined) return due + lengthOf(wait.wait);
    const anchor = anchors?.[wait.since];
    return anchor === undefined ? due : Math.max(due, anchor + lengthOf(wait.wait));
  }, from);
}

export type Anchored =
  | { readonly kind: "free" }
  | { readonly kind: "due"; readonly at: Instant }
  | { readonly kind: "gone"; readonly anchor: Anchor };

/**
 * When one customer is due by the customer's own anchors, whatever the cohort's clock says. `gone`: what the wait counts from is
 * no more (the cart was emptied or bought).
 */
export function anchoredDue(waits: readonly Wait[], zone: string, anchors: Anchors): Anchored {
  const first = waits.findIndex((wait) => "wait" in wait && wait.since !== undefined);
  if (first < 0) return { kind: "free" };
  for (const wait of waits) {
    if ("wait" in wait && wait.since !== undefined && anchors[wait.since] === undefined) {
      return { kind: "gone", anchor: wait.since };
    }
  }
  return { kind: "due", at: dueAfter(waits.slice(first), Number.NEGATIVE_INFINITY, zone, anchors) };
}

/** The end of the stretch of `windowMs` that `at` falls in. */
export function windowEnd(at: Instant, windowMs: number): Instant {
  return Math.ceil(at / windowMs) * windowMs;
}

function lengthOf(duration: string): number {
  const length = parseDuration(duration);
  if (length === undefined) throw new Error(`not a duration: ${duration}`);
  return length;
}

function minutesOf(timeOfDay: string): number {
  const minutes = parseTimeOfDay(timeOfDay);
  if (minutes === undefined) throw new Error(`not a time of day: ${timeOfDay}`);
  return minutes;
}
