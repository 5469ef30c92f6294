/** How many requests a second a caller may make for long, and how many at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Callers that are remembered: some megabytes of memory, however many come. */
const MOST = 10_000;

export interface Buckets {
  /**
   * Lets a caller make one more request at `now` (milliseconds of any clock that never goes back), and answers with 0; or
   * with the seconds until it may, where it has made too many.
   */
  take(caller: string, now: number): number;
}

/** A token bucket a caller. Who has not come for longest is forgotten first, and begins with a full one. */
export function makeBuckets({ perSecond, burst }: Rate, most = MOST): Buckets {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    take(caller, now) {
      const { left, at } = buckets.get(caller) ?? { left: burst, at: now };
      const filled = Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond);
      const isIn = filled >= 1;
      buckets.delete(caller);
      buckets.set(caller, { left: isIn ? filled - 1 : filled, at: now });
      const [oldest] = buckets.keys();
      if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
      return isIn ? 0 : (1 - filled) / perSecond;
    },
  };
}
