import { Occurrences } from "../../src/adapters/import/occurrences.ts";
import type { Row } from "../../src/adapters/import/rows.ts";

/** Text in pieces of `size` characters, as a file arrives. */
export async function* inPieces(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

let lines = 1;

export const row = (fields: Partial<Row> = {}): Row => ({
  line: ++lines,
  cells: [],
  customer: "7",
  at: Date.UTC(2026, 0, 5, 12),
  amount: 10,
  currency: "RUB",
  ...fields,
});

export const occurrences = () => new Occurrences();
