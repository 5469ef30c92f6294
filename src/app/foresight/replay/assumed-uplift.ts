import type { UpliftSource } from "../../../ports/foresight.ts";

/** One assumption for every chain: what somebody says before anything is measured. */
export function assumedUplift(points: number): UpliftSource {
  const assumed = { points, low: points, high: points, source: "assumed" } as const;
  return { ofChain: async () => assumed };
}
