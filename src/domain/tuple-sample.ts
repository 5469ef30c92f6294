/** A sample as JSON keeps it: the lowest level that is still whole, and [level, ...tuple, count], ascending. */
export interface TupleSampleState {
  readonly floor: number;
  readonly entries: readonly (readonly number[])[];
}

/** `count` members with the same tuple. */
export interface CountedTuple {
  readonly tuple: readonly number[];
  readonly count: number;
}

/**
 * What whole numbers everybody has while there are at most `enough` members, else what those of a uniform sample have,
 * counted by tuple. A member's level comes from `levelOf` the id (level l or higher: one in 2^l); when there are too
 * many, the lowest level is dropped. What is left depends only on who is in it, so merged samples of shards equal the
 * sample of the whole, however it was divided (adaptive sampling: Flajolet 1990).
 */
export interface TupleSample {
  /** Whether somebody of this level would be kept now: saves making the tuples of those who would not. */
  takes(level: number): boolean;
  add(level: number, tuple: readonly number[]): void;
  merge(other: TupleSampleState): void;
  state(): TupleSampleState;
  /** Ascending by tuple. */
  counted(): readonly CountedTuple[];
}

export function makeTupleSample(enough: number): TupleSample {
  const levels = new Map<number, { members: number; readonly counts: Map<string, number> }>();
  let floor = 0;
  let members = 0;

  function put(level: number, key: string, n: number): void {
    const at = levels.get(level) ?? { members: 0, counts: new Map<string, number>() };
    levels.set(level, at);
    at.counts.set(key, (at.counts.get(key) ?? 0) + n);
    at.members += n;
    members += n;
    while (members > enough) raise(floor + 1);
  }

  function raise(to: number): void {
    for (; floor < to; floor += 1) {
      members -= levels.get(floor)?.members ?? 0;
      levels.delete(floor);
    }
  }

  return {
    takes: (level) => level >= floor,
    add: (level, tuple) => {
      if (level >= floor) put(level, tuple.join(), 1);
    },
    merge: (other) => {
      raise(other.floor);
      for (const [level = 0, ...rest] of other.entries) {
        if (level >= floor) put(level, rest.slice(0, -1).join(), rest.at(-1) ?? 0);
      }
    },
    state: () => ({
      floor,
      entries: [...levels]
        .flatMap(([level, { counts }]) => [...counts].map(([key, n]) => [level, ...numbersOf(key), n]))
        .sort(byNumbers),
    }),
    counted: () => {
      const totals = new Map<string, number>();
      for (const { counts } of levels.values())
        for (const [key, n] of counts) totals.set(key, (totals.get(key) ?? 0) + n);
      return [...totals]
        .map(([key, count]) => ({ tuple: numbersOf(key), count }))
        .sort((one, other) => byNumbers(one.tuple, other.tuple));
    },
  };
}

/** Leading zeros of a 32-bit hash (FNV-1a, then murmur3's finalizer, because FNV alone leaves the high bits poor). */
export function levelOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return Math.clz32((hash ^ (hash >>> 16)) >>> 0);
}

function numbersOf(key: string): readonly number[] {
  return key.split(",").map(Number);
}

function byNumbers(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
