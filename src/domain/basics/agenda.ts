/** What is going to happen, soonest first; of several at one time, what was noted first. */
export interface Agenda<T> {
  add(at: number, what: T): void;
  /** When the soonest is due; infinite where nothing is. */
  next(): number;
  /** Takes the soonest out. */
  take(): T | undefined;
}

interface Noted<T> {
  readonly at: number;
  readonly order: number;
  readonly what: T;
}

/** A binary heap. */
export function makeAgenda<T>(): Agenda<T> {
  const heap: Noted<T>[] = [];
  let noted = 0;

  function rise(from: number): void {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!swapIfSooner(index, parent)) return;
      index = parent;
    }
  }

  function sink(): void {
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const sooner = isSooner(right, left) ? right : left;
      if (!swapIfSooner(sooner, index)) return;
      index = sooner;
    }
  }

  function isSooner(one: number, other: number): boolean {
    const [a, b] = [heap[one], heap[other]];
    if (!a || !b) return a !== undefined && b === undefined;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  function swapIfSooner(one: number, other: number): boolean {
    const [a, b] = [heap[one], heap[other]];
    if (!a || !b || !isSooner(one, other)) return false;
    heap[one] = b;
    heap[other] = a;
    return true;
  }

  return {
    add(at, what) {
      heap.push({ at, order: noted++, what });
      rise(heap.length - 1);
    },
    next: () => heap[0]?.at ?? Number.POSITIVE_INFINITY,
    take() {
      const [first] = heap;
      const last = heap.pop();
      if (first !== undefined && last !== undefined && heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return first?.what;
    },
  };
}
