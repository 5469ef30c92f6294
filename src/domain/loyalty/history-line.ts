import type { Day, Instant } from "../basics/calendar.ts";
import type { CustomerKey } from "../facts/facts.ts";

/** What earned points. */
export type EarnedBy =
  | { readonly order: string }
  /** By its id in loyalty.yaml. */
  | { readonly action: string }
  | { readonly friend: CustomerKey };

/** Something that happened to the points of a customer, `points` always above 0. */
export type HistoryLine = { readonly at: Instant; readonly day: Day; readonly points: number } & (
  | {
      readonly kind: "earned";
      readonly by: EarnedBy;
      /** The first day on which they can be spent. */
      readonly active: Day;
      readonly expires?: Day;
    }
  /** The order was cancelled, or some of its money given back. */
  | { readonly kind: "taken-back"; readonly order: string }
  | {
      readonly kind: "granted";
      readonly reason: string;
      readonly by: string;
      readonly active: Day;
      readonly expires?: Day;
    }
  | { readonly kind: "taken"; readonly reason: string; readonly by: string }
  | { readonly kind: "spent"; readonly order?: string; readonly code?: string }
  | { readonly kind: "returned"; readonly spend: string }
  | { readonly kind: "expired" }
);
