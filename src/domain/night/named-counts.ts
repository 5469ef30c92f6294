/** Sums by name: whole numbers that add up over shards. Names come from outside, so that their number is bounded. */
export type NamedCounts<K extends string> = Readonly<Record<string, Readonly<Record<K, number>>>>;

/** What comes after the most names is counted together under this one. */
export const OTHERS = "(others)";

interface Bounds<K extends string> {
  /** The sums, and by the first of them names are ranked where there are too many. */
  readonly sums: readonly [K, ...K[]];
  /** Names that are told apart. */
  readonly most: number;
}

export interface NamedCounter<K extends string> {
  add(name: string, more: Readonly<Record<K, number>>): void;
  counts(): NamedCounts<K>;
}

export function makeNamedCounter<K extends string>({ sums, most }: Bounds<K>): NamedCounter<K> {
  const counts = new Map<string, Record<K, number>>();
  return {
    add(name, more) {
      const isKnown = counts.has(name) || counts.size < most;
      addTo(counts, isKnown ? name : OTHERS, more, sums);
    },
    counts: () => Object.fromEntries(counts),
  };
}

/** The names with most of the first sum, sorted by name; the rest together. */
export function mergeNamedCounts<K extends string>(
  parts: readonly NamedCounts<K>[],
  { sums, most }: Bounds<K>,
): NamedCounts<K> {
  const all = new Map<string, Record<K, number>>();
  for (const part of parts) for (const [name, more] of Object.entries(part)) addTo(all, name, more, sums);
  const [first] = sums;
  const ranked = [...all]
    .filter(([name]) => name !== OTHERS)
    .sort(([one, a], [other, b]) => b[first] - a[first] || (one < other ? -1 : 1));
  const merged = new Map(ranked.slice(0, most));
  const rest = [...ranked.slice(most).map(([, more]) => more), ...(all.has(OTHERS) ? [all.get(OTHERS)] : [])];
  for (const more of rest) if (more) addTo(merged, OTHERS, more, sums);
  return Object.fromEntries([...merged].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function addTo<K extends string>(
  counts: Map<string, Record<K, number>>,
  name: string,
  more: Readonly<Record<K, number>>,
  sums: readonly K[],
): void {
  const known = counts.get(name);
  if (!known) counts.set(name, { ...more });
  else for (const sum of sums) known[sum] += more[sum];
}
