import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { makeTimers } from "./timers.ts";

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The stack's time. It stands still, runs with real time, or jumps from timer to timer. */
export interface VirtualClock extends Clock {
  /** Calls `fire` when the clock gets to `at`, at once when it is there already. The answer cancels. */
  when(at: Instant, fire: () => void): () => void;
  /** Goes forward to `target`, stopping at every timer on the way until all that it set off is over. */
  advanceTo(target: Instant): Promise<void>;
  /** Lets the clock run with real time from here. */
  run(): void;
  /** Stops it where it is. */
  stop(): void;
  /** How many timers are set. */
  timers(): number;
}

export function makeVirtualClock(start: Instant, quiet: () => Promise<void>): VirtualClock {
  const timers = makeTimers();
  let stood = start;
  let runningSince: number | undefined;
  let alarm: NodeJS.Timeout | undefined;
  let advances: Promise<void> = Promise.resolve();

  const now = () =>
    runningSince === undefined ? stood : stood + Math.floor(performance.now() - runningSince);

  const stop = () => {
    stood = now();
    runningSince = undefined;
    clearTimeout(alarm);
  };

  const rearm = () => {
    clearTimeout(alarm);
    const next = timers.next();
    if (runningSince === undefined || next === undefined) return;
    alarm = setTimeout(
      () => {
        timers.fireDue(now());
        rearm();
      },
      Math.min(Math.max(1, next - now()), LONGEST_TIMEOUT_MS),
    );
    alarm.unref();
  };

  const run = () => {
    if (runningSince === undefined) runningSince = performance.now();
    rearm();
  };

  const jump = async (target: Instant) => {
    for (;;) {
      await quiet();
      const next = timers.next();
      if (next === undefined || next > target) break;
      stood = Math.max(stood, next);
      timers.fireDue(stood);
    }
    stood = Math.max(stood, target);
  };

  const advance = async (target: Instant) => {
    const wasRunning = runningSince !== undefined;
    stop();
    try {
      await jump(target);
    } finally {
      if (wasRunning) run();
    }
  };

  return {
    now,
    when(at, fire) {
      if (at <= now()) {
        fire();
        return () => {};
      }
      const cancel = timers.set(at, fire);
      rearm();
      return cancel;
    },
    advanceTo(target) {
      const mine = advances.then(() => advance(target));
      advances = mine.catch(() => {});
      return mine;
    },
    run,
    stop,
    timers: timers.count,
  };
}
