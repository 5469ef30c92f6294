import type { Cell, Columns } from "../domain/analysts/columns.ts";

/** A file as a listing shows it. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
}

/** Files for analysts, each written whole. Names are paths. */
export interface AnalystFiles {
  /** Replaces a file of that name. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  /** Those whose names begin so, in alphabetical order. */
  list(prefix: string): AsyncIterable<StoredFile>;
  remove(name: string): Promise<void>;
}

/** One file of a table in the making. Rows lie in memory until there are enough of them to be encoded together. */
export interface TableFile {
  add(row: Readonly<Record<string, Cell>>): void;
  /** How many rows it has. */
  rows(): number;
  /** The file; nothing can be added after it. */
  finish(): Uint8Array;
}

export type OpenTableFile = (columns: Columns) => TableFile;
