import type { DigestClaims } from "../../ports/digest.ts";

/** Claims of this process, for tests. */
export function makeMemoryDigestClaims(): DigestClaims {
  const weeks = new Map<string, number>();
  const nameOf = (address: string) => address.toLowerCase();
  return {
    async claim(address, week) {
      if ((weeks.get(nameOf(address)) ?? Number.NEGATIVE_INFINITY) >= week) return false;
      weeks.set(nameOf(address), week);
      return true;
    },
    async release(address, week) {
      if (weeks.get(nameOf(address)) === week) weeks.delete(nameOf(address));
    },
  };
}
