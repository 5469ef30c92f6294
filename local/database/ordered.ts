/** Bounds on keys, as dynalite asks for them; -1 or absent for no limit. */
export interface Range {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** Values in the order of their keys. */
export interface Ordered<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  size(): number;
  /** Nothing may change while somebody goes through it. */
  range(range: Range): Iterable<V>;
  entries(): Iterable<readonly [key: string, value: V]>;
}

const PIECE = 512;

/** A map, and its keys in sorted pieces, so that an insertion moves a few hundred keys at most. */
export function makeOrdered<V>(): Ordered<V> {
  const values = new Map<string, V>();
  const pieces: string[][] = [];

  /** The last piece that begins at `key` or before; the first one for a key before all. */
  const pieceOf = (key: string) => {
    const after = firstIndex(pieces.length, (index) => (pieces[index]?.[0] ?? "") > key);
    return Math.max(0, after - 1);
  };

  const insert = (key: string) => {
    const at = pieceOf(key);
    const piece = pieces[at];
    if (!piece) return void pieces.push([key]);
    piece.splice(position(piece, key), 0, key);
    if (piece.length > PIECE) pieces.splice(at + 1, 0, piece.splice(PIECE / 2));
  };

  const remove = (key: string) => {
    const at = pieceOf(key);
    const piece = pieces[at];
    piece?.splice(position(piece, key), 1);
    if (piece?.length === 0) pieces.splice(at, 1);
  };

  function* keysIn(range: Range): Iterable<string> {
    const { reverse = false } = range;
    const from = reverse ? (range.lte ?? range.lt) : (range.gte ?? range.gt);
    const isBefore = reverse ? isAbove : isBelow;
    const isPast = reverse ? isBelow : isAbove;
    const step = reverse ? -1 : 1;
    const first = from === undefined ? (reverse ? pieces.length - 1 : 0) : pieceOf(from);
    for (let at = first; at >= 0 && at < pieces.length; at += step) {
      const piece = pieces[at] ?? [];
      const begins =
        from !== undefined && at === first ? position(piece, from) : reverse ? piece.length - 1 : 0;
      for (
        let index = Math.min(begins, piece.length - 1);
        index >= 0 && index < piece.length;
        index += step
      ) {
        const key = piece[index] ?? "";
        if (isPast(range, key)) return;
        if (!isBefore(range, key)) yield key;
      }
    }
  }

  return {
    get: (key) => values.get(key),
    set(key, value) {
      if (!values.has(key)) insert(key);
      values.set(key, value);
    },
    delete(key) {
      if (values.delete(key)) remove(key);
    },
    size: () => values.size,
    *range(range) {
      let left = range.limit === undefined || range.limit < 0 ? Number.POSITIVE_INFINITY : range.limit;
      if (left === 0) return;
      for (const key of keysIn(range)) {
        yield values.get(key) as V;
        left -= 1;
        if (left === 0) return;
      }
    },
    entries: () => values.entries(),
  };
}

const isBelow = ({ gt, gte }: Range, key: string) =>
  (gt !== undefined && key <= gt) || (gte !== undefined && key < gte);
const isAbove = ({ lt, lte }: Range, key: string) =>
  (lt !== undefined && key >= lt) || (lte !== undefined && key > lte);

/** Where a key is in a sorted piece, or belongs. */
const position = (piece: readonly string[], key: string) =>
  firstIndex(piece.length, (index) => (piece[index] ?? "") >= key);

/** The first index below `length` that fits, where all after it fit too; `length` when none does. */
function firstIndex(length: number, fits: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
