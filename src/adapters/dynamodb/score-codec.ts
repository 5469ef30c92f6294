import type { Score } from "../../domain/people/profile.ts";
import { digitsOfCell } from "../../domain/segments/rfm.ts";
import { makeSqueezer } from "./squeezed.ts";

/** A score as most are, so that squeezing finds it. */
const { squeeze, unsqueeze } = makeSqueezer(
  "score",
  "days_since_last_visit days_since_joined average_order mean_gap_days no_purchase_probability cart_items == 0 != " +
    '"before":{"segment":"","segmentSince":"2026-","cell":"","rfmSegment":"","tier":""}"previousSegment":"' +
    '"championspotential_loyalnewloyalneeds_attentionabout_to_sleepat_riskhibernatinglost' +
    '{"date":"2026-01-01","cell":"321","rfmSegment":"","segment":"","reason":"' +
    "days_since_last_activity > 0 && spent >= && orders > 0 && orders <= 7 && days_since_last_order >= 10 && " +
    'days_since_last_order <= 30 (orders = 1, days_since_last_order = 12)","tier":"","segmentSince":"2026-01-01"}',
);

/** A score as the customers table keeps it: the digits of the cell are its three scores. */
export function encodeScore({ recency: _, frequency: __, monetary: ___, ...kept }: Score): Uint8Array {
  return squeeze(kept);
}

/**
 * Undefined where somebody damaged it. Text is what scores were written as at first; it goes with the next change of the
 * customer.
 */
export function decodeScore(kept: Uint8Array | string): Score | undefined {
  try {
    const score = (typeof kept === "string" ? JSON.parse(kept) : unsqueeze(kept)) as Omit<
      Score,
      "recency" | "frequency" | "monetary"
    >;
    const { date, segment, tier, cell } = score;
    const isScore = [date, segment, tier, cell].every((field) => typeof field === "string");
    return isScore ? { ...score, ...digitsOfCell(cell) } : undefined;
  } catch {
    return undefined;
  }
}
