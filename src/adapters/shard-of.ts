import { createHash } from "node:crypto";

/** The shard of a cohort that walks a customer: evenly spread, always the same. */
export function shardOf(customer: string, shards: number): number {
  return createHash("sha256").update(customer).digest().readUInt32BE(0) % shards;
}
