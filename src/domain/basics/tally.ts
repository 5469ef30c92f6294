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

/** Numbers from 0 up to here are counted in an array, which takes a tenth of the time of a map. */
const DENSE = 1 << 16;

/** A tally for counting many millions. */
export interface Counter {
  add(value: number): void;
  entries(): TallyEntries;
}

export function makeCounter(): Counter {
  let dense = new Float64Array(256);
  const sparse: Tally = new Map();
  return {
    add(value) {
      if (value >= dense.length && value < DENSE) dense = grown(dense, value);
      const times = dense[value];
      if (times === undefined) count(sparse, value);
      else dense[value] = times + 1;
    },
    entries: () => {
      const counted = [...dense.entries()].filter(([, times]) => times > 0);
      return sparse.size === 0 ? counted : [...counted, ...sparse].sort(([a], [b]) => a - b);
    },
  };
}

function grown(dense: Float64Array, to: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.min(DENSE, 2 * Math.max(to, dense.length)));
  larger.set(dense);
  return larger;
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
