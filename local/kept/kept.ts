/**
 * What a stack keeps between runs, as documents by key. Writes are gathered and go to the disk together in the turn of the
 * loop in which they were made, whole or not at all: an item and the stream records that tell of it, the end of a task
 * and the start of the next.
 */
export interface Kept {
  /** Where services may keep files of their own, each under its name; undefined where nothing is kept. */
  readonly folder: string | undefined;
  put(key: string, value: unknown): void;
  delete(key: string): void;
  /** What is kept under keys with this beginning, by key. */
  entries(prefix: string): AsyncIterable<readonly [key: string, value: unknown]>;
}

/** For a stack whose data ends with it. */
export const NOTHING_KEPT: Kept = {
  folder: undefined,
  put() {},
  delete() {},
  async *entries() {},
};

/** What an earlier run was in the middle of. All of it is read before any of it goes on, because one sets off another. */
export interface LeftBehind {
  readonly count: number;
  goOn(): void;
}

export const leftBehind = (parts: readonly (() => void)[]): LeftBehind => ({
  count: parts.length,
  goOn() {
    for (const part of parts) part();
  },
});

/** Numbers in keys, so that their order is that of the numbers. */
export const sortable = (number: number): string => `${number}`.padStart(15, "0");
