import type { OutcomeName } from "../../domain/proof/holdout-measuring.ts";
import type { PeriodCounts } from "../../domain/proof/outcome-counts.ts";
import type { QuarterDue } from "../../domain/proof/shop-holdout.ts";
import type { RunStore } from "../../ports/nightly.ts";

/** A closed quarter, counted once and kept for good. */
export interface ShopQuarter extends QuarterDue, PeriodCounts {
  /** The night that counted it. */
  readonly run: string;
  readonly currency: string;
  readonly primary: OutcomeName;
  /** The primary first; empty where the year before had nothing to fix a limit by. */
  readonly outcomes: PeriodCounts["outcomes"];
}

/** The run under whose name quarters are kept, whichever night counts them. */
const SHOP_QUARTERS = "shop-quarters";
const PREFIX = "quarter/";

export const hasQuarter = async (runs: Pick<RunStore, "get">, name: string): Promise<boolean> =>
  (await runs.get(SHOP_QUARTERS, `${PREFIX}${name}`)) !== undefined;

/** Whatever was counted first stays. */
export async function keepQuarter(runs: Pick<RunStore, "get" | "put">, quarter: ShopQuarter): Promise<void> {
  if (await hasQuarter(runs, quarter.name)) return;
  await runs.put(SHOP_QUARTERS, `${PREFIX}${quarter.name}`, quarter);
}

/** Newest first. */
export async function shopQuarters(runs: Pick<RunStore, "list">): Promise<readonly ShopQuarter[]> {
  const found = await runs.list(SHOP_QUARTERS, PREFIX);
  return found.map(({ document }) => document as ShopQuarter).sort((one, other) => other.from - one.from);
}
