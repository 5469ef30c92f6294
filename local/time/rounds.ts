import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Rounds of an invocation: the calls to AWS that it waits for one after another; calls at the same time are one round.
 * On AWS they are most of what a function's time goes by, and other than time they do not depend on the machine.
 */
interface Rounds {
  count: number;
}

const invocations = new AsyncLocalStorage<Rounds>();

export function countingRounds<T>(rounds: Rounds, work: () => T): T {
  return invocations.run(rounds, work);
}

/** A call begins where the last one that it could have waited for has ended, and ends a round later. */
export async function inRounds<T>(call: () => T | Promise<T>): Promise<T> {
  const rounds = invocations.getStore();
  const begins = rounds?.count ?? 0;
  try {
    return await call();
  } finally {
    if (rounds) rounds.count = Math.max(rounds.count, begins + 1);
  }
}
