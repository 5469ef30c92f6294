import type { Meaning } from "./meanings.ts";
import type { Standing } from "./standing.ts";

/** Orders of one standing; `unsaid`: the file says nothing of them, and they count. */
export interface StandingCount {
  /** As it is written; empty where a date, an amount or nothing says it. */
  readonly word: string;
  readonly meaning: Meaning | "unsaid";
  orders: number;
}

/** Counts orders by what has become of them, for the report. */
export class StandingCounts {
  private readonly counts = new Map<string, StandingCount>();

  add(standing: Standing | undefined): void {
    const { word, meaning } = standing ?? { word: "", meaning: "unsaid" as const };
    const known = this.counts.get(`${meaning} ${word}`);
    if (known) known.orders++;
    else this.counts.set(`${meaning} ${word}`, { word, meaning, orders: 1 });
  }

  /** The commonest first. */
  get list(): readonly StandingCount[] {
    return [...this.counts.values()].sort((one, other) => other.orders - one.orders);
  }
}

/** What becomes of such orders in the import. */
export const FATES = {
  ...{ paid: "counts", open: "counts", unsaid: "counts", "partly-refunded": "in-part" },
  ...{ cancelled: "cancelled", refunded: "refunded", unpaid: "left-out", "no-order": "left-out" },
} as const satisfies Record<StandingCount["meaning"], string>;
