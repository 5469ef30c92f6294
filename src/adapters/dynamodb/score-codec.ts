import type { Score } from "../../domain/profile.ts";
import { makeSqueezer } from "./squeezed.ts";

/** A score as most are, so that squeezing finds it. */
const { squeeze, unsqueeze } = makeSqueezer(
  "days_since_last_visit days_since_joined average_order mean_gap_days no_purchase_probability cart_items == 0 != " +
    '"before":{"segment":"","segmentSince":"2026-","cell":"","rfmSegment":"","tier":""}"previousSegment":"' +
    '"championspotential_loyalnewloyalneeds_attentionabout_to_sleepat_riskhibernatinglost' +
    '{"date":"2026-01-01","recency":3,"frequency":2,"monetary":1,"cell":"321","rfmSegment":"","segment":"","reason":"' +
    "days_since_last_activity > 0 && spent >= && orders > 0 && orders <= 7 && days_since_last_order >= 10 && " +
    'days_since_last_order <= 30 (orders = 1, days_since_last_order = 12)","tier":"","segmentSince":"2026-01-01"}',
);

/** A score as the customers table keeps it. */
export const encodeScore = (score: Score): Uint8Array => squeeze(score);

/** Text is what they were written as at first; it goes with the next change of the customer. */
export const decodeScore = (kept: Uint8Array | string): Score =>
  (typeof kept === "string" ? JSON.parse(kept) : unsqueeze(kept)) as Score;
