/** Who waits for a job looks about as often. */
const TELL_EVERY_MS = 2_000;

/**
 * Tells how far a job has come: keeps one write under way at most, and not more often than somebody looks. `elapsed`:
 * milliseconds that only ever grow.
 */
export function makeProgress<T>(write: (progress: T) => Promise<void>, elapsed: () => number) {
  let due = elapsed();
  let last: Promise<void> | undefined;
  return {
    /** Waiting for it lets a write get out that a long computation would hold up. */
    async tell(progress: T): Promise<void> {
      if (last || elapsed() < due) return;
      due = elapsed() + TELL_EVERY_MS;
      const over = () => {
        last = undefined;
      };
      // A figure that is missed harms nobody: the next one says more.
      last = write(progress).then(over, over);
      await last;
    },
    over: async (): Promise<void> => last,
  };
}
