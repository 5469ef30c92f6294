import { type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { minuteAfter } from "../../domain/offers/till/retries.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DueBatch, Hold, TillQueue, TillRuns } from "../../ports/till-batches.ts";
import { type BatchDeps, makeWorkBatch } from "./work-batch.ts";

export interface WorkDeps extends BatchDeps {
  readonly queue: TillQueue;
  readonly runs: TillRuns;
  readonly clock: Clock;
}

/** Longer than the function may run: whoever had it is dead by then. */
const LEASE_MS = 5 * MINUTE;

/** What one run takes up at most: more than it has time for. */
const MOST = 1_000;

/**
 * One run of the worker: what is due is put on the shop's platform and taken off it, one batch after the other, because
 * one limit holds for all. Whoever finds a run under way leaves, and every run sees to the next as long as anything waits.
 */
export function makeWorkTill(deps: WorkDeps) {
  const { queue, clock } = deps;
  const workBatch = makeWorkBatch(deps);
  const startNext = makeStartNext(deps);

  const workOff = async (held: Hold | undefined, hasTime: () => boolean): Promise<Hold | undefined> => {
    let hold = held;
    for (const due of await dueNow(queue, clock.now())) {
      if (!hasTime()) break;
      const outcome = await workBatch(due, hold, hasTime);
      if (outcome.kind === "held") return outcome.hold;
      if (outcome.kind === "reached") hold = undefined;
    }
    return hold;
  };

  return async function work(hasTime: () => boolean): Promise<void> {
    const now = clock.now();
    const lease = await queue.lease(now, now + LEASE_MS);
    if (lease.kind === "busy") return startNext(now);
    let hold = lease.hold;
    try {
      if (!hold || hold.until <= now) hold = await workOff(hold, hasTime);
    } finally {
      await queue.release(hold);
    }
    const [first] = await firstOf(queue.due(), 1);
    if (first) await startNext(Math.max(first.at, hold?.until ?? 0, clock.now()));
  };
}

/** Sees to it that somebody works at the end of the minute of an instant. */
export function makeStartNext({ runs, clock }: Pick<WorkDeps, "runs" | "clock">) {
  return async function startNext(at: Instant): Promise<void> {
    const minute = minuteAfter(at);
    const now = clock.now();
    // What was started before, and is due, may have looked for the last time.
    if ((await runs.start(minute)) === "there" && now >= minute) await startNext(now);
  };
}

async function dueNow(queue: TillQueue, now: Instant): Promise<readonly DueBatch[]> {
  const due = await firstOf(queue.due(), MOST);
  return due.filter(({ at }) => at <= now);
}

async function firstOf<T>(all: AsyncIterable<T>, most: number): Promise<readonly T[]> {
  const first: T[] = [];
  for await (const one of all) {
    first.push(one);
    if (first.length >= most) break;
  }
  return first;
}
