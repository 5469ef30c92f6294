import type { RunStore } from "../../ports/nightly.ts";
import { type Change, write } from "./documents.ts";

const PER_CHUNK = 2_000;

export interface ChangeLog {
  /** Keeps the change if it is one. */
  add(change: Change): Promise<void>;
  finish(): Promise<{
    readonly changes: number;
    readonly chunks: number;
    readonly entrants: Readonly<Record<string, number>>;
  }>;
}

/** A shard's changed customers, written away in chunks, so that memory stays bounded on the night when everybody moves. */
export function makeChangeLog(runs: RunStore, run: string, shard: number): ChangeLog {
  let waiting: Change[] = [];
  let [changes, chunks] = [0, 0];
  const entrants: Record<string, number> = {};

  async function flush(): Promise<void> {
    const full = waiting;
    waiting = [];
    if (full.length > 0) await write(runs, run, `score/${shard}/${chunks++}`, full);
  }

  return {
    async add(change) {
      const { segment, rfmSegment, tier, enters = [] } = change;
      const hasMoved = segment || rfmSegment || tier;
      if (!hasMoved && enters.length === 0) return;
      if (hasMoved) changes += 1;
      for (const chain of enters) entrants[chain] = (entrants[chain] ?? 0) + 1;
      waiting.push(change);
      if (waiting.length >= PER_CHUNK) await flush();
    },
    async finish() {
      await flush();
      return { changes, chunks, entrants };
    },
  };
}
