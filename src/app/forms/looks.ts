import { type Day, dayOf, type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import type { EntryPoint } from "../../domain/confirm/sign-up.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import { type FormView, pointOf } from "./view.ts";

/** Writes of one process in a minute; what comes beyond them waits in it for the next minute. */
const WRITES_A_MINUTE = 10;
/**
 * Anybody can write a `via` into an address: a process tells so many places apart in a day, and counts the rest as the form's,
 * so that a flood makes no items that every night has to read.
 */
const MOST_POINTS = 100;

export interface LooksDeps {
  readonly signUps: Pick<SignUpStore, "countAt">;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
}

interface Waiting {
  readonly day: Day;
  readonly point: EntryPoint;
  readonly many: number;
}

/**
 * Counts how often forms are shown, by day and entry point. A form that few look at is counted at once; in a flood a process
 * writes some 100 times a minute at most, and of no more than 100 places in a day. What still waits in a process that ends is lost, and so is what could not be
 * written: a form that cannot be counted is shown all the same.
 */
export function makeLooks({ signUps, clock, onFailure }: LooksDeps): (view: FormView) => Promise<void> {
  let waiting = new Map<string, Waiting>();
  let told = { day: 0 as Day, keys: new Set<string>() };
  let minute = { began: 0, writes: 0 };

  function add(view: FormView, now: Instant): void {
    const day = dayOf(view.store.time_zone, now);
    const named = pointOf(view);
    const keyOf = (point: EntryPoint) => JSON.stringify([day, point.entry, point.via]);
    if (told.day !== day) told = { day, keys: new Set() };
    const isTold = told.keys.has(keyOf(named)) || told.keys.size < MOST_POINTS;
    if (isTold) told.keys.add(keyOf(named));
    const point = isTold ? named : { entry: view.name };
    const many = (waiting.get(keyOf(point))?.many ?? 0) + 1;
    waiting.set(keyOf(point), { day, point, many });
  }

  return async (view) => {
    const now = clock.now();
    add(view, now);
    if (Math.abs(now - minute.began) >= MINUTE) minute = { began: now, writes: 0 };
    if (minute.writes >= WRITES_A_MINUTE) return;
    const due = [...waiting.values()];
    waiting = new Map();
    minute.writes += due.length;
    try {
      await Promise.all(due.map(({ day, point, many }) => signUps.countAt(day, "shown", point, many)));
    } catch (error) {
      onFailure(error);
    }
  };
}
