import { faulty } from "./faulty.ts";

/** What a worker sees of a call that broke off. */
export class BrokenOff extends Error {}

/** Whether a call is made, and whether its answer arrives. */
export type CallFault = "before" | "after" | undefined;

/** The calls of some stores, each of which may break off before or after it has had its effect. `judge` is asked with the number of the call, from 1. */
export function brokenCalls(judge: (call: number) => CallFault) {
  let calls = 0;
  const around = async (call: () => Promise<unknown>) => {
    calls += 1;
    const fault = judge(calls);
    if (fault === "before") throw new BrokenOff();
    // Lets others go first, so that what runs at once really mixes.
    await Promise.resolve();
    const answer = await call();
    if (fault === "after") throw new BrokenOff();
    return answer;
  };
  return { calls: () => calls, breaking: <T extends object>(store: T): T => faulty(store, around) };
}

/** Does it again until it was done, as whatever calls Comeback does. */
export async function untilDone<T>(work: () => Promise<T>, tries = 60): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BrokenOff) || attempt === tries) throw error;
    }
  }
}
