import type { Reserve } from "../../config/offers.ts";
import type { Benefit } from "../benefit.ts";
import { faceValue } from "../discount.ts";

/** What has become of an offer's codes so far. */
export interface Measured {
  /** Codes whose time is over. */
  readonly codes: number;
  /** Of those the redeemed. */
  readonly redeemed: number;
  /** What the redeemed have cost together, in minor units. */
  readonly discount: number;
  /** What an order of the shop comes to on average, in minor units: for a share without an upper bound of which nothing is known yet. */
  readonly meanOrder?: number;
}

/** With fewer codes than this nothing is known of how many come back, and each is reserved whole. */
const ENOUGH = 50;

/**
 * What is reserved for one code, in minor units. By `expected` it is the share of the face value that codes of this offer
 * were redeemed at, one more counted than there were: rates are overestimated while little is known. What has no upper bound
 * is reserved by what codes have cost on average, and before that by an average order. Undefined where nothing is known.
 */
export function reservationFor(
  benefit: Benefit,
  reserve: Reserve = "face",
  measured: Measured = { codes: 0, redeemed: 0, discount: 0 },
): number | undefined {
  const face = faceValue(benefit);
  if (reserve === "face") return face;
  const { codes, redeemed, discount, meanOrder } = measured;
  if (codes < ENOUGH) return face ?? ofOrder(benefit, meanOrder);
  if (face === undefined) return Math.ceil(discount / codes);
  return Math.ceil(face * Math.min(1, (redeemed + 1) / (codes + 1)));
}

const ofOrder = (benefit: Benefit, meanOrder: number | undefined): number | undefined =>
  "percent" in benefit && meanOrder !== undefined
    ? Math.ceil((meanOrder * benefit.percent) / 100)
    : undefined;
