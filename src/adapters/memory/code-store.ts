import type { Code } from "../../domain/offers/codes/code.ts";
import { CODE_SHARDS } from "../../domain/offers/codes/shards.ts";
import type { CodeStore } from "../../ports/codes.ts";
import { shardOf } from "../shard-of.ts";

/** The ledger of codes in memory, for tests and simulations. */
export function makeMemoryCodeStore(): CodeStore {
  const codes = new Map<string, Code>();
  const shards = Array.from({ length: CODE_SHARDS }, () => new Set<string>());
  return {
    get: async (code) => codes.get(code.toUpperCase()),
    async put(next) {
      if ((codes.get(next.code)?.revision ?? 0) !== next.revision - 1) return "conflict";
      if (!codes.has(next.code)) shards[shardOf(next.code, CODE_SHARDS)]?.add(next.code);
      codes.set(next.code, next);
      return "written";
    },
    async *inShard(shard) {
      for (const name of [...(shards[shard] ?? [])]) {
        const code = codes.get(name);
        if (code) yield code;
      }
    },
  };
}
