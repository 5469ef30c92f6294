/**
 * Counts everything that is going on in the stack (requests, invocations, stream batches, executions that are not
 * waiting), so that the clock can move exactly when nothing is.
 */
export interface Activity {
  /** Call the answer when it is over. */
  begin(): () => void;
  during<T>(work: () => Promise<T>): Promise<T>;
  running(): number;
  /** Resolves once nothing is going on and nothing is on its way. */
  quiet(): Promise<void>;
}

/** `arrive` lets what is on its way between threads arrive (and begin) before it resolves. */
export function makeActivity(arrive: () => Promise<unknown>): Activity {
  let running = 0;
  let begun = 0;
  let waiting: (() => void)[] = [];

  const end = () => {
    running -= 1;
    if (running > 0) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };

  const begin = () => {
    running += 1;
    begun += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      end();
    };
  };

  return {
    begin,
    running: () => running,
    async during(work) {
      const over = begin();
      try {
        return await work();
      } finally {
        over();
      }
    },
    async quiet() {
      for (;;) {
        if (running > 0) await new Promise<void>((wake) => waiting.push(wake));
        const seen = begun;
        await arrive();
        if (running === 0 && begun === seen) return;
      }
    },
  };
}
