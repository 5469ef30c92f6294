import type { Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Had } from "../../domain/proof/outcome.ts";
import { type Count, NOTHING, plus, type Row, type Takings } from "../../domain/results/counts.ts";
import { type Happening, happeningOf, keyOf } from "../../domain/results/happening.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";

/** One customer to whom something happened. */
export interface Listed {
  readonly customer: CustomerKey;
  /** The run of an entry, the id of a send. */
  readonly of: string;
  readonly at: Instant;
  /** Of a send. */
  readonly claimedAt?: Instant;
  readonly before?: Had;
}

/** A row of figures, with where in the file the customers behind it are. */
export interface ListedRow extends Row {
  readonly from: number;
  readonly bytes: number;
}

export interface ListFile {
  readonly name: string;
  readonly rows: readonly ListedRow[];
}

type Line = readonly [
  customer: string,
  of: string,
  at: Instant,
  claimedAt?: Instant | null,
  orders?: number,
  spent?: number,
];

/** Figures and the customers behind them, gathered to be one file: each figure is as many as its lines. */
export function makeLists() {
  const lists = new Map<string, { count: Count; lines: string[] }>();
  const listOf = (happening: Happening) => {
    const key = keyOf(happening);
    const known = lists.get(key) ?? { count: NOTHING, lines: [] };
    lists.set(key, known);
    return known;
  };
  return {
    add(happening: Happening, listed: Listed, takings?: Takings): void {
      const list = listOf(happening);
      list.count = plus(list.count, { ...NOTHING, ...takings, count: 1 });
      list.lines.push(`${JSON.stringify(lineOf(listed))}\n`);
    },
    /** A window that closed, whatever came of it. */
    addClosed(happening: Happening): void {
      const list = listOf(happening);
      list.count = plus(list.count, { ...NOTHING, of: 1 });
    },
    text: () => textOf(lists),
  };
}

/** Digits of the first line, which says how long the index after it is. */
const DIGITS = 10;
/** Read at first: the index of most files. */
const HEAD_BYTES = 64 * 1024;

function textOf(lists: ReadonlyMap<string, { readonly count: Count; readonly lines: readonly string[] }>) {
  const sorted = [...lists].sort(([one], [other]) => (one < other ? -1 : 1));
  let from = 0;
  const index = sorted.map(([key, { count, lines }]) => {
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
    from += bytes;
    return [key, count, from - bytes, bytes] as const;
  });
  const head = JSON.stringify(index);
  const length = `${Buffer.byteLength(head)}`.padStart(DIGITS, "0");
  return [`${length}\n${head}\n`, ...sorted.flatMap(([, { lines }]) => lines)].join("");
}

/** The figures of a file; undefined where there is none. */
export async function readIndex(files: ResultsFiles, name: string): Promise<ListFile | undefined> {
  const first = await files.part(name, 0, HEAD_BYTES);
  if (!first) return undefined;
  const length = Number(decoder.decode(first.subarray(0, DIGITS)));
  const begins = DIGITS + 1 + length + 1;
  const head = begins <= first.length ? first : ((await files.part(name, 0, begins)) ?? first);
  const index = JSON.parse(decoder.decode(head.subarray(DIGITS + 1, DIGITS + 1 + length))) as readonly [
    string,
    Count,
    number,
    number,
  ][];
  const rows = index.map(([key, count, from, bytes]) => ({
    happening: happeningOf(key),
    count,
    from: begins + from,
    bytes,
  }));
  return { name, rows };
}

/** Longer than any line. */
const PIECE_BYTES = 256 * 1024;

/** The customers of one row from a place in it on (0 is the first), each with the place behind it. */
export async function* readListed(
  files: ResultsFiles,
  name: string,
  { from, bytes }: Pick<ListedRow, "from" | "bytes">,
  place = 0,
): AsyncGenerator<Listed & { readonly next: number }> {
  let at = place;
  while (at < bytes) {
    const piece = await files.part(name, from + at, Math.min(PIECE_BYTES, bytes - at));
    const end = (piece?.lastIndexOf(NEWLINE) ?? -1) + 1;
    if (!piece || end === 0) throw new Error(`${name} ends before its index says`);
    for (let begin = 0; begin < end; ) {
      const stop = piece.indexOf(NEWLINE, begin);
      const line = JSON.parse(decoder.decode(piece.subarray(begin, stop))) as Line;
      begin = stop + 1;
      yield { ...listedOf(line), next: at + begin };
    }
    at += end;
  }
}

const NEWLINE = 10;
const decoder = new TextDecoder();

function lineOf({ customer, of, at, claimedAt, before }: Listed): Line {
  if (before) return [customer, of, at, claimedAt ?? null, before.orders, before.spent];
  return claimedAt === undefined ? [customer, of, at] : [customer, of, at, claimedAt];
}

function listedOf([customer, of, at, claimedAt, orders, spent]: Line): Listed {
  return {
    ...{ customer: customer as CustomerKey, of, at },
    ...(claimedAt != null && { claimedAt }),
    ...(orders !== undefined && spent !== undefined && { before: { orders, spent } }),
  };
}
