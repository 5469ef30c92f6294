import { normalQuantile } from "../basics/special-functions.ts";
import type { Estimated } from "../proof/shrunk.ts";
import { type Figure, known, type Told, UPPER } from "./expected.ts";

/** What so many further entries bring by a measured effect: both are uncertain, and independent. */
export function broughtBy(entries: Told, { estimate, variance }: Estimated): Figure {
  const z = normalQuantile(UPPER);
  const ofEntries = ((entries.high - entries.low) / 2 / z) ** 2;
  const expected = entries.expected * estimate;
  const spread = Math.sqrt(
    entries.expected ** 2 * variance + estimate ** 2 * ofEntries + variance * ofEntries,
  );
  return known({ expected, low: expected - z * spread, high: expected + z * spread });
}
