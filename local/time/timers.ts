import type { Instant } from "../../src/domain/basics/calendar.ts";

interface Timer {
  readonly at: Instant;
  readonly order: number;
  fire: (() => void) | undefined;
}

const before = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A queue of timers by time, those of one instant in the order in which they were set: a binary heap. */
export interface Timers {
  set(at: Instant, fire: () => void): () => void;
  next(): Instant | undefined;
  /** Takes out and fires all that are due at `now`. */
  fireDue(now: Instant): void;
  count(): number;
}

export function makeTimers(): Timers {
  const heap: Timer[] = [];
  let order = 0;
  let cancelled = 0;

  const swap = (i: number, j: number) => {
    [heap[i], heap[j]] = [heap[j] as Timer, heap[i] as Timer];
  };

  const push = (timer: Timer) => {
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (before(heap[parent] as Timer, heap[at] as Timer)) return;
      swap(at, parent);
      at = parent;
    }
  };

  const pop = () => {
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || !last) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = right < heap.length && before(heap[right] as Timer, heap[left] as Timer) ? right : left;
      if (child >= heap.length || before(heap[at] as Timer, heap[child] as Timer)) return first;
      swap(at, child);
      at = child;
    }
  };

  const dropCancelled = () => {
    while (heap[0] && !heap[0].fire) {
      pop();
      cancelled -= 1;
    }
  };

  return {
    set(at, fire) {
      const timer: Timer = { at, order: order++, fire };
      push(timer);
      return () => {
        if (!timer.fire) return;
        timer.fire = undefined;
        cancelled += 1;
      };
    },
    next() {
      dropCancelled();
      return heap[0]?.at;
    },
    fireDue(now) {
      const due: Timer[] = [];
      while (heap[0] && heap[0].at <= now) due.push(pop() as Timer);
      for (const timer of due) {
        if (!timer.fire) {
          cancelled -= 1;
          continue;
        }
        const fire = timer.fire;
        timer.fire = undefined;
        fire();
      }
    },
    count: () => heap.length - cancelled,
  };
}
