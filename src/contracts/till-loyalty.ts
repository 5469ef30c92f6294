import * as z from "zod";
import { Amount, Currency, Id } from "./strict.ts";

/** What a till asks about points, and what it is told (docs/loyalty-api.md). Amounts are decimals in the shop's currency. */

/** Holds of the programme's own have names that begin so. */
const RESERVED = "code:";

const Order = Id.refine((order) => !order.startsWith(RESERVED), `must not begin with ${RESERVED}`);

const Points = z
  .number("must be a whole number of points")
  .int("must be a whole number of points")
  .positive("must be more than 0")
  .max(Number.MAX_SAFE_INTEGER);

export const HoldPointsRequest = z.object({
  order: Order,
  points: Points,
  total: Amount,
  currency: Currency,
  replace: z.boolean().default(false),
});

/** `points`: what the till believes that the order holds; nothing else is committed. */
export const CommitPointsRequest = z.object({ order: Order, points: Points.optional() });

export const OrderPointsRequest = z.object({ order: Order });

export const PointsCodeRequest = z.object({
  points: Points,
  request: z.string().trim().min(1).max(100),
});

/** Of the query: texts. */
export const BalanceRequest = z.object({ total: Amount.optional(), currency: Currency.optional() });

interface Worth {
  readonly amount: number;
  readonly currency: string;
}

export interface HoldAnswer {
  readonly order: string;
  readonly points: number;
  readonly worth: Worth;
  readonly state: "held" | "committed" | "cancelled" | "returned";
  /** ISO 8601; of one that is held. */
  readonly until?: string;
  /** What can be spent besides. */
  readonly available: number;
}

export interface BalanceAnswer {
  readonly customer: string;
  readonly programme: string;
  readonly available: number;
  readonly worth: Worth;
  readonly held: number;
  readonly pending: number;
  readonly expiring_soon: number;
  /** `on`: the first day on which they cannot be spent any more. */
  readonly next_expiry?: { readonly on: string; readonly points: number };
  readonly debt?: number;
  readonly level: { readonly id: string; readonly name: string };
  readonly card?: string;
  /** Of the order that was asked for: how many points it may be paid with, and what they are worth. */
  readonly most?: { readonly points: number; readonly worth: Worth };
}

export interface PointsCodeAnswer {
  readonly code: string;
  readonly points: number;
  readonly worth: Worth;
  readonly minimum?: Worth;
  /** ISO 8601. */
  readonly until: string;
  readonly available: number;
  /** Whether the shop's platform is told of it, which takes a few seconds. */
  readonly on_platform: boolean;
}
