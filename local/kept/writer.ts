import type { ClassicLevel } from "classic-level";
import type { Instant } from "../../src/domain/basics/calendar.ts";

/** How often the time is written when nothing else is. */
const STAMP_EVERY_MS = 10_000;

/** Gathers the writes of a turn of the loop, and takes them to the disk one gathering after another. */
export function makeWriter(level: ClassicLevel<string, string>) {
  let gathered = new Map<string, string | undefined>();
  let writing: Promise<void> = Promise.resolve();
  let now: (() => Instant) | undefined;
  let [closed, ended] = [false, false];
  const stamps = setInterval(() => add("stamp", ""), STAMP_EVERY_MS);
  stamps.unref();

  const write = async () => {
    if (now) gathered.set("stamp", JSON.stringify({ clock: now(), machine: Date.now() }));
    const batch = [...gathered].map(([key, value]) =>
      value === undefined ? ({ type: "del", key } as const) : ({ type: "put", key, value } as const),
    );
    gathered = new Map();
    await level.batch(batch);
  };

  const add = (key: string, value: string | undefined) => {
    if (closed) return;
    if (gathered.size === 0) setImmediate(schedule);
    gathered.set(key, value);
  };

  const schedule = () => {
    if (ended) return;
    // The batch is what has been gathered by then: nothing of a turn goes without the rest of it.
    writing = writing.then(write);
  };

  return {
    put: (key: string, value: unknown) => add(key, JSON.stringify(value)),
    delete: (key: string) => add(key, undefined),
    follow(clock: () => Instant) {
      now = clock;
      add("stamp", "");
    },
    /** Everything until now. */
    written(): Promise<void> {
      schedule();
      return writing;
    },
    /** What is put later is not kept: whatever still goes on is as if the process had ended here. */
    async close() {
      clearInterval(stamps);
      closed = true;
      schedule();
      ended = true;
      await writing;
    },
  };
}
