import type { Limits } from "./arm-sums.ts";
import type { IntervalDesign } from "./confidence-sequence.ts";

/** What an epoch is judged by. Fixed when it begins, from what was before it, and never moved: an interval may be looked at every day only then. */
export interface ProofDesign extends IntervalDesign, Limits {
  /** Of people who order within the window without any mail, as far as that was known: a wrong one costs width, not truth. */
  readonly orderedShare: number;
}

/** The shop in the year before. Money in minor units. */
export interface ShopBefore {
  readonly customers: number;
  /** Expected first entries a year; without them a tenth of the customers is taken. */
  readonly entriesPerYear?: number;
  readonly averageOrder: number;
  /** 99 of 100 buyers spent at most this in one window (or, where that is not known, on one order). */
  readonly spendQuantile?: number;
  /** What of 100 of revenue is the outcome: 100 for revenue itself. */
  readonly marginPercent?: number;
  readonly orderedShare?: number;
}

export const PROOF_ALPHA = 0.05;

/** The interval is tightest for half of a year's entries. */
const OF_A_YEAR = 0.5;
const OF_CUSTOMERS = 0.1;
const TIGHTEST = { least: 200, most: 500_000 };
const SUPPOSED_SHARE = 0.05;
/** Outcomes beyond so many average orders count as that many, where nothing better is known. */
const MOST_AVERAGE_ORDERS = 8;
/** A covariate is of a year, an outcome of a month. */
const COVARIATE = { averageOrders: 30, orders: 30 };

export function designOf(shop: ShopBefore): ProofDesign {
  const { customers, entriesPerYear, averageOrder, spendQuantile, marginPercent = 100 } = shop;
  const wide = entriesPerYear === undefined ? OF_CUSTOMERS * customers : OF_A_YEAR * entriesPerYear;
  const spend = spendQuantile ?? MOST_AVERAGE_ORDERS * averageOrder;
  return {
    alpha: PROOF_ALPHA,
    tightestAt: Math.min(TIGHTEST.most, Math.max(TIGHTEST.least, Math.round(wide))),
    limit: Math.max(1, Math.ceil((spend * marginPercent) / 100)),
    covariateLimits: {
      spent: Math.max(1, Math.ceil(COVARIATE.averageOrders * averageOrder)),
      orders: COVARIATE.orders,
    },
    orderedShare: shop.orderedShare ?? SUPPOSED_SHARE,
  };
}
