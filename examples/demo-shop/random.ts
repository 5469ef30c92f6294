/** Numbers that look random and are the same for the same seed and labels. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole, both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Picks a name by its weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
  /** Exponentially distributed, for gaps between events. */
  gap(mean: number): number;
}

/**
 * A stream of its own for every set of labels, so that one customer's life does not change when another one's does:
 * sfc32, seeded by an FNV-1a hash of the labels.
 */
export function randomOf(seed: number, ...labels: readonly (string | number)[]): Random {
  const next = sfc32(seed, hash(labels.join("\u0000")));
  const random: Random = {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    weighted(weights) {
      const entries = Object.entries<number>(weights);
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const [name] = entries.find(([, weight]) => {
        left -= weight;
        return left < 0;
      }) ??
        entries[0] ?? [""];
      return name as keyof typeof weights;
    },
    gap: (mean) => -Math.log(1 - next()) * mean,
  };
  return random;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Chris Doty-Humphrey's small fast counting generator, from PractRand. */
function sfc32(seed: number, label: number): () => number {
  let [a, b, c, counter] = [seed | 0, label | 0, 0x9e3779b9 | 0, 1];
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) step();
  return step;
}
