/** A sample as JSON keeps it. Keys ascend, so that they squeeze well. */
export interface KeySampleState<Key extends string = string> {
  /** How many were offered. */
  readonly seen: number;
  /** Hashes from here on are out; absent while everybody is in. */
  readonly below?: number;
  readonly keys: readonly Key[];
}

/**
 * The keys of everybody while there are at most `enough`, else exactly `enough` of them, each with the same chance: those
 * whose hashes are the smallest (bottom-k sampling: Cohen and Kaplan, "Summarizing data using bottom-k sketches", PODC
 * 2007). What is in it depends only on who was offered, so merged samples of shards are the sample of the whole, in
 * whatever order; and from night to night the same people stay, so that answers do not jump for no reason.
 */
export interface KeySample<Key extends string> {
  add(key: Key): void;
  merge(other: KeySampleState<Key>): void;
  state(): KeySampleState<Key>;
}

interface Entry<Key> {
  readonly hash: number;
  readonly key: Key;
}

export function makeKeySample<Key extends string>(enough: number): KeySample<Key> {
  let entries: Entry<Key>[] = [];
  let seen = 0;
  let below = Number.POSITIVE_INFINITY;

  function put(key: Key): void {
    const hash = hashOfKey(key);
    if (hash >= below) return;
    entries.push({ hash, key });
    // Twice as many as are kept, so that sorting is rare.
    if (entries.length >= 2 * enough + 2) trim();
  }

  function trim(): void {
    entries.sort((one, other) => one.hash - other.hash);
    below = Math.min(below, entries[enough]?.hash ?? below);
    entries = entries.filter(({ hash }) => hash < below);
  }

  return {
    add(key) {
      seen += 1;
      put(key);
    },
    merge(other) {
      seen += other.seen;
      for (const key of other.keys) put(key);
      below = Math.min(below, other.below ?? below);
      trim();
    },
    state() {
      trim();
      const keys = entries.map(({ key }) => key).sort();
      return Number.isFinite(below) ? { seen, below, keys } : { seen, keys };
    },
  };
}

/** Apart from every other draw by a hash of the key, so that who is in it has nothing to do with them. */
const SEED = 0x5e9;

/**
 * 53 bits of a text (cyrb53 by bryc, public domain: two lanes of multiplications, crossed over at the end as in murmur3).
 * 32 bits would be too few: of 100 million customers the smallest 20,000 hashes would meet.
 */
export function hashOfKey(text: string): number {
  let [one, other] = [0xdeadbeef ^ SEED, 0x41c6ce57 ^ SEED];
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charCodeAt(index);
    one = Math.imul(one ^ letter, 2654435761);
    other = Math.imul(other ^ letter, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & other) + (one >>> 0);
}
