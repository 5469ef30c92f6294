import { roomOfShard } from "../../domain/basics/tuple-sample.ts";
import { ENOUGH_PEOPLE } from "../../domain/night/people-sample.ts";
import { PRICES } from "../prices.ts";

/** A key of the sample, squeezed with its neighbours: a hash or a UUID. Whole numbers take a sixth of it. */
const KEY_BYTES = 20;
const KB = 1024;

/**
 * What keeping the sample of customers costs a month. It grows to 20,000 keys and no further, so it is reckoned and not
 * told from the few customers of the measured nights, whose own small sample is in what those use. Each night writes what
 * every shard keeps and what is left of that, reads the former, and removes it and yesterday's.
 */
export function peopleSampleUsd(customers: number, shards: number, nights: number): number {
  const whole = Math.min(customers, ENOUGH_PEOPLE) * KEY_BYTES;
  const kept = Math.min(customers, shards * roomOfShard(ENOUGH_PEOPLE, shards)) * KEY_BYTES;
  const writeUnits = (2 * (whole + kept)) / KB;
  const readUnits = kept / (4 * KB);
  const { million } = PRICES;
  return (nights * (writeUnits * million.writeUnits + readUnits * million.readUnits)) / 1e6;
}
