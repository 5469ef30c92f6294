import type { DigestClaims } from "../../ports/digest.ts";

/** Claims of this process, for tests. */
export function makeMemoryDigestClaims(): DigestClaims {
  const weeks = new Map<string, number>();
  return {
    async claim(address, week) {
      if ((weeks.get(address) ?? Number.NEGATIVE_INFINITY) >= week) return false;
      weeks.set(address, week);
      return true;
    },
    async release(address, week) {
      if (weeks.get(address) === week) weeks.delete(address);
    },
  };
}
