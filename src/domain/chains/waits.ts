import {
  DAY,
  type Day,
  dayOf,
  HOUR,
  type Instant,
  instantAt,
  MINUTE,
  nextLocalTime,
  parseDuration,
  parseTimeOfDay,
} from "../basics/calendar.ts";
import type { Anchor, OrderMoment, Wait, WaitKind, WaitKinds } from "../config/chain.ts";
import type { Profile } from "../people/profile.ts";

/** Of the order that a run is about, as days of the shop's calendar. */
export type OrderDays = Readonly<Record<OrderMoment, Day | undefined>>;

/** Moments of one customer that waits count from; undefined where there is none (any more). */
export type Anchors = Readonly<Record<Anchor, Instant | undefined>> & OrderDays;

const NO_ORDER: OrderDays = { warranty_end: undefined };

const ANCHORS = {
  last_cart_change: (profile) => profile.cart?.changedAt,
  last_visit: (profile) => profile.lastVisitAt,
  last_order: (profile) => profile.lastOrderAt,
  last_activity: (profile) => profile.lastActivityAt,
} satisfies Record<Anchor, (profile: Profile) => Instant | undefined>;

interface WaitRule<W> {
  /**
   * When a wait that begins at `from` is over. Without anchors (a whole cohort) one that counts from an anchor takes no
   * time: the walk looks at each customer.
   */
  over(wait: W, from: Instant, zone: string, anchors: Anchors | undefined): Instant;
  /** How long it takes whoever waits; undefined where it depends on the time of day. */
  length(wait: W): number | undefined;
  anchor(wait: W): Anchor | OrderMoment | undefined;
}

const WAITS: { readonly [K in WaitKind]: WaitRule<WaitKinds[K]> } = {
  wait: {
    over({ wait, since }, from, _zone, anchors) {
      if (since === undefined) return from + lengthOf(wait);
      const anchor = anchors?.[since];
      return anchor === undefined ? from : Math.max(from, anchor + lengthOf(wait));
    },
    length: ({ wait }) => lengthOf(wait),
    anchor: ({ since }) => since,
  },
  wait_until: {
    over: (wait, from, zone) => nextLocalTime(zone, from, minutesOf(wait.wait_until)),
    length: () => undefined,
    anchor: () => undefined,
  },
  wait_for: {
    over({ wait_for: moment, before }, from, zone, anchors) {
      const day = anchors?.[moment];
      if (day === undefined) return from;
      return Math.max(from, instantAt(zone, day - Math.floor(lengthOf(before ?? "0d") / DAY), 0));
    },
    // As long as it may be, it gathers nobody: what it counts to is a day of each order's own.
    length: () => 0,
    anchor: ({ wait_for: moment }) => moment,
  },
};

/** Whether what one of the waits counts to is over where the customer is: there is nothing to say of it any more. */
export function hasMissed(
  waits: readonly Wait[],
  zone: string,
  days: OrderDays | undefined,
  now: Instant,
): OrderMoment | undefined {
  return waits
    .flatMap((wait) => ("wait_for" in wait ? [wait.wait_for] : []))
    .find((moment) => (days?.[moment] ?? Number.POSITIVE_INFINITY) < dayOf(zone, now));
}

const KINDS = Object.keys(WAITS) as readonly WaitKind[];

/** The kind of a step that only waits; undefined of one that does something. */
export function waitKindOf(step: object): WaitKind | undefined {
  return KINDS.find((kind) => kind in step);
}

function ruleOf(wait: Wait): WaitRule<Wait> {
  const kind = waitKindOf(wait);
  if (kind === undefined) throw new Error(`not a wait: ${Object.keys(wait).join(", ")}`);
  return WAITS[kind];
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
  if (waits.some(isForTimeOfDay)) return SHORTEST_WINDOW;
  const waiting = waits.reduce((sum, wait) => sum + (ruleOf(wait).length(wait) ?? 0), 0);
  return WINDOWS.find((one) => waiting >= one.waiting)?.window ?? SHORTEST_WINDOW;
}

export function isForTimeOfDay(wait: Wait): boolean {
  return ruleOf(wait).length(wait) === undefined;
}

/** Moments of the customer that waits count from, put off to the end of their window: who acts together is due together. */
export function anchorsOf(profile: Profile, windowMs: number, order: OrderDays = NO_ORDER): Anchors {
  const end = (anchor: Anchor) => {
    const at = ANCHORS[anchor](profile);
    return at === undefined ? undefined : windowEnd(at, windowMs);
  };
  return {
    last_cart_change: end("last_cart_change"),
    last_visit: end("last_visit"),
    last_order: end("last_order"),
    last_activity: end("last_activity"),
    ...order,
  };
}

/**
 * When waits that begin at `from` are over. Waits add up; one that counts `since` an anchor ends no earlier than the
 * anchor plus its length.
 */
export function dueAfter(waits: readonly Wait[], from: Instant, zone: string, anchors?: Anchors): Instant {
  return waits.reduce((due, wait) => ruleOf(wait).over(wait, due, zone, anchors), from);
}

export type Anchored =
  | { readonly kind: "free" }
  | { readonly kind: "due"; readonly at: Instant }
  | { readonly kind: "gone"; readonly anchor: Anchor | OrderMoment };

/**
 * When one customer is due by the customer's own anchors, whatever the cohort's clock says. `gone`: what the wait counts from is
 * no more (the cart was emptied or bought).
 */
export function anchoredDue(waits: readonly Wait[], zone: string, anchors: Anchors): Anchored {
  const counted = waits.map((wait) => ruleOf(wait).anchor(wait));
  const first = counted.findIndex((anchor) => anchor !== undefined);
  if (first < 0) return { kind: "free" };
  const gone = counted.find((anchor) => anchor !== undefined && anchors[anchor] === undefined);
  if (gone !== undefined) return { kind: "gone", anchor: gone };
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
