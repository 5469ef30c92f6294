/**
 * Makes `work` on one thing at a time into work on many at once: what is asked for while a call is under way waits for
 * the next one, so that nobody waits for company and a burst takes few calls. A call that fails fails all that it holds.
 */
export function gathering<T>(
  most: number,
  work: (things: readonly T[]) => Promise<void>,
): (thing: T) => Promise<void> {
  const waiting: {
    readonly thing: T;
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  }[] = [];
  let isAtWork = false;

  async function drain(): Promise<void> {
    isAtWork = true;
    // What is asked for in the same turn goes along.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        await work(batch.map(({ thing }) => thing));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isAtWork = false;
  }

  return (thing) =>
    new Promise((done, failed) => {
      waiting.push({ thing, done, failed });
      if (!isAtWork) void drain();
    });
}
