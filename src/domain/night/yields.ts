import { type Scored, UNSCORED } from "../mail/mailed.ts";
import { makeNamedCounter, mergeNamedCounts, type NamedCounts } from "./named-counts.ts";

/** Orders of P that used the code of a mail, and their money: minor units, net of refunds. */
const SUMS = ["orders", "revenue"] as const;
export type Yield = Readonly<Record<(typeof SUMS)[number], number>>;
/** Segments and cells are few; names of earlier configs may come to them. */
const BOUNDS = { sums: SUMS, most: 500 } as const;

/** By the segment and the cell that whoever ordered was in when the mail was made. */
export interface Yields {
  readonly segments: NamedCounts<keyof Yield>;
  readonly cells: NamedCounts<keyof Yield>;
}

/** One order that used the code of a mail. */
export interface Redeemed {
  /** Absent where no night had scored whom the mail was for. */
  readonly scored?: Scored;
  readonly spent: number;
}

export function makeYieldCounter() {
  const [segments, cells] = [makeNamedCounter(BOUNDS), makeNamedCounter(BOUNDS)];
  return {
    add({ scored = UNSCORED, spent }: Redeemed): void {
      const one = { orders: 1, revenue: spent };
      segments.add(scored.segment, one);
      cells.add(scored.cell, one);
    },
    counts: (): Yields => ({ segments: segments.counts(), cells: cells.counts() }),
  };
}

export function mergeYields(parts: readonly Yields[]): Yields {
  const merged = (of: keyof Yields) =>
    mergeNamedCounts(
      parts.map((part) => part[of]),
      BOUNDS,
    );
  return { segments: merged("segments"), cells: merged("cells") };
}
