/**
 * How many times each whole number occurs. Tallies of parts add up to the tally of the whole exactly, in any order,
 * which is what makes a nightly run the same at every number of shards.
 */
export type Tally = Map<number, number>;

/** A tally as JSON keeps it: pairs in ascending order of the number. */
export type TallyEntries = readonly (readonly [value: number, count: number])[];

export function count(tally: Tally, value: number, times = 1): void {
  tally.set(value, (tally.get(value) ?? 0) + times);
}

export function addTally(into: Tally, entries: TallyEntries): void {
  for (const [value, times] of entries) count(into, value, times);
}

export function entriesOf(tally: Tally): TallyEntries {
  return [...tally].sort(([a], [b]) => a - b);
}

/** The smallest value at or below which at least the share `p` lies; undefined for an empty tally. */
export function quantile(entries: TallyEntries, p: number): number | undefined {
  const total = entries.reduce((sum, [, times]) => sum + times, 0);
  let below = 0;
  for (const [value, times] of entries) {
    below += times;
    if (below >= p * total) return value;
  }
  return undefined;
}
