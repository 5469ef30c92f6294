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
  const levels = new Map<number, { members: number; readonly counted: Map<string, Counted> }>();
  let floor = 0;
  let members = 0;

  function put(level: number, tuple: readonly number[], count: number): void {
    if (level < floor) return;
    const at = levels.get(level) ?? { members: 0, counted: new Map<string, Counted>() };
    levels.set(level, at);
    addTo(at.counted, tuple, count);
    at.members += count;
    members += count;
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
    add: (level, tuple) => put(level, tuple, 1),
    merge: (other) => {
      raise(other.floor);
      for (const [level = 0, ...rest] of other.entries) put(level, rest.slice(0, -1), rest.at(-1) ?? 0);
    },
    state: () => ({
      floor,
      entries: [...levels]
        .flatMap(([level, { counted }]) =>
          [...counted.values()].map(({ tuple, count }) => [level, ...tuple, count]),
        )
        .sort(byNumbers),
    }),
    counted: () => {
      const totals = new Map<string, Counted>();
      for (const { counted } of levels.values())
        for (const { tuple, count } of counted.values()) addTo(totals, tuple, count);
      return [...totals.values()].sort((one, other) => byNumbers(one.tuple, other.tuple));
    },
  };
}

type Counted = { -readonly [K in keyof CountedTuple]: CountedTuple[K] };

function addTo(counted: Map<string, Counted>, tuple: readonly number[], count: number): void {
  const key = tuple.join();
  const known = counted.get(key);
  if (known) known.count += count;
  else counted.set(key, { tuple, count });
}

/** Shards are not exactly alike: each has room for so many times its fair share. */
const SLACK = 8;
/** Room for a handful of the largest members, however many shards there are. */
const LEAST_ROOM = 2_000;

/**
 * How much of a sample of `enough` one of so many shards has to keep, so that what thousands of shards keep together is
 * bounded too. Merged shards with this room are the sample of the whole. A shard so much larger than the others that it
 * runs out of room makes the merged sample smaller, and leaves it uniform.
 */
export function roomOfShard(enough: number, shards: number): number {
  return Math.min(enough, Math.max(LEAST_ROOM, Math.ceil((SLACK * enough) / shards)));
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

function byNumbers(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
