import type { Buyer, WeightedBuyer } from "./histogram.ts";

/** Buyers that a fit looks at: more make it no better (the standard errors are below a percent), only slower. */
const ENOUGH = 50_000;

/** A sample as JSON keeps it: the lowest level that is still whole, and the histories by level, ascending. */
export interface SampleState {
  readonly floor: number;
  readonly entries: readonly (readonly [level: number, x: number, tx: number, T: number, n: number])[];
}

/**
 * Everybody's history while there are at most `enough` buyers, else a uniform sample of them, as a weighted histogram.
 * A buyer's level is drawn from a hash of the id (level l or higher: one in 2^l); when there are too many, the lowest
 * level is dropped. What is left depends only on who is in it, so merged samples of shards equal the sample of the
 * whole, however it was divided (adaptive sampling: Flajolet 1990).
 */
export interface Sample {
  add(id: string, buyer: Buyer): void;
  merge(other: SampleState): void;
  state(): SampleState;
  histogram(): readonly WeightedBuyer[];
}

export function makeSample(enough = ENOUGH): Sample {
  const levels = new Map<number, { buyers: number; readonly counts: Map<string, number> }>();
  let floor = 0;
  let buyers = 0;

  function put(level: number, key: string, n: number): void {
    if (level < floor) return;
    const at = levels.get(level) ?? { buyers: 0, counts: new Map<string, number>() };
    levels.set(level, at);
    at.counts.set(key, (at.counts.get(key) ?? 0) + n);
    at.buyers += n;
    buyers += n;
    while (buyers > enough) raise(floor + 1);
  }

  function raise(to: number): void {
    for (; floor < to; floor += 1) {
      buyers -= levels.get(floor)?.buyers ?? 0;
      levels.delete(floor);
    }
  }

  function entries(): SampleState["entries"] {
    return [...levels]
      .flatMap(([level, { counts }]) =>
        [...counts].map(([key, n]) => {
          const [x = 0, tx = 0, T = 0] = key.split(",").map(Number);
          return [level, x, tx, T, n] as const;
        }),
      )
      .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  }

  return {
    add: (id, { x, tx, T }) => put(levelOf(id), `${x},${tx},${T}`, 1),
    merge: (other) => {
      raise(other.floor);
      for (const [level, x, tx, T, n] of other.entries) put(level, `${x},${tx},${T}`, n);
    },
    state: () => ({ floor, entries: entries() }),
    histogram: () => {
      const total = makeTotals();
      for (const [, x, tx, T, n] of entries()) total.add(x, tx, T, n);
      return total.sorted();
    },
  };
}

function makeTotals() {
  const byKey = new Map<string, { x: number; tx: number; T: number; weight: number }>();
  return {
    add(x: number, tx: number, T: number, n: number) {
      const key = `${x},${tx},${T}`;
      const known = byKey.get(key);
      if (known) known.weight += n;
      else byKey.set(key, { x, tx, T, weight: n });
    },
    sorted: (): readonly WeightedBuyer[] =>
      [...byKey.values()].sort((a, b) => a.x - b.x || a.tx - b.tx || a.T - b.T),
  };
}

/** Leading zeros of a 32-bit hash (FNV-1a, then murmur3's finalizer, because FNV alone leaves the high bits poor). */
function levelOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return Math.clz32((hash ^ (hash >>> 16)) >>> 0);
}
