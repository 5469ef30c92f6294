import type { Share } from "../../basics/wilson.ts";
import type { Benefit } from "../benefit.ts";
import type { Code } from "../codes/code.ts";
import { costOf, faceValue } from "../discount.ts";

/** By offer, which share of its codes was used, of those whose time is over; offers of which too little is known are absent. */
export type Rates = Readonly<Record<string, Share>>;

/** However seldom an offer's codes were used so far, this share of what they can cost is reserved. */
const LEAST_SHARE = 0.05;

/**
 * What budgets set aside for a code, in whole minor units: the most that it can cost, times the share of the offer's codes
 * that were used so far where that is given. Undefined where nothing bounds what it can cost.
 */
export function toReserve(benefit: Benefit, rate: Share | undefined): number | undefined {
  const face = faceValue(benefit);
  if (face === undefined || rate === undefined) return face;
  return Math.min(face, Math.ceil(face * Math.max(rate.share, LEAST_SHARE)));
}

/** What an order that used a code has cost beyond what is reserved for it: the budgets have to pay that as well. */
export function lackOf(code: Code): number {
  if (code.stage !== "redeemed" || code.counters.length === 0) return 0;
  const { reserved, settled = 0 } = code;
  return Math.max(0, costOf(code.terms.benefit, code.redemption) - (reserved - settled));
}
