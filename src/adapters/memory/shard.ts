/** Deals keys out over scan segments, evenly enough and always in the same way. */
export function isInShard(key: string, shard: number, shards: number): boolean {
  let hash = 0;
  for (let index = 0; index < key.length; index++) hash = (hash * 31 + key.charCodeAt(index)) >>> 0;
  return hash % shards === shard;
}
