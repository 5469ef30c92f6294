import type { Change, Image } from "./changes.ts";
import { makeOrdered, type Ordered } from "./ordered.ts";

type Done<T = void> = (error: Error | null, value?: T) => void;

/** Calls `work` when nobody else holds the key; what `release` makes of its callback lets the next one in. */
type Lock = (
  key: string,
  work: (release: <A extends unknown[]>(done: (...args: A) => void) => (...args: A) => void) => void,
) => void;

/** A table's items as dynalite wants them. */
export interface ItemDb {
  readonly lock: Lock;
  readonly items: Ordered<Image>;
  get(key: string, done: Done<Image>): void;
  put(key: string, item: Image, done: Done): void;
  del(key: string, done: Done): void;
}

/**
 * A table's items in memory. `changed` hears of every write where it happens: after its condition has held, under the
 * lock of the item, so in the order of the writes, and before who wrote hears.
 */
export function makeItems(table: string, changed: (key: string, change: Change) => void): ItemDb {
  const items = makeOrdered<Image>();
  return {
    lock: makeLock(),
    items,
    get(key, done) {
      const item = items.get(key);
      if (item) done(null, item);
      else done(notFound);
    },
    put(key, item, done) {
      const old = items.get(key);
      items.set(key, item);
      changed(key, { table, old, new: item });
      done(null);
    },
    del(key, done) {
      const old = items.get(key);
      items.delete(key);
      if (old) changed(key, { table, old, new: undefined });
      done(null);
    },
  };
}

const notFound = Object.assign(new Error("NotFoundError"), { name: "NotFoundError" });

function makeLock(): Lock {
  const held = new Map<string, (() => void)[]>();
  const leave = (key: string) => {
    const next = held.get(key)?.shift();
    if (next) setImmediate(next);
    else held.delete(key);
  };
  return (key, work) => {
    const enter = () =>
      work((done) => (...args) => {
        leave(key);
        done(...args);
      });
    const waiting = held.get(key);
    if (waiting) waiting.push(enter);
    else {
      held.set(key, []);
      enter();
    }
  };
}
