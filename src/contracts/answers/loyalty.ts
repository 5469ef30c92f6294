import * as z from "zod";
import {
  CustomerRequest,
  LoyaltyAuditRequest,
  LoyaltyCardRequest,
  LoyaltyGrantRequest,
  LoyaltyImportRequest,
  LoyaltyMendRequest,
} from "../admin.ts";
import { Count, CustomerKey, DayNumber } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const Points = z.number();
const Side = z
  .object({ points: Points.describe("Of all lots, good or not"), spent: Points })
  .meta({ id: "WalletSide", description: "Points as the wallet or the facts have them" });

export const LOYALTY_SHAPES = {
  "GET /v1/loyalty/customers/{key+}": {
    summary: "A customer's wallet",
    request: CustomerRequest,
    answer: z.object({
      customer: CustomerKey,
      level: z.string(),
      available: Points.describe("That can be spent now"),
      held: Points.describe("Of orders that are being paid"),
      pending: Points,
      expiringSoon: Points,
      spent: Points,
      nextExpiry: z.object({ on: DayNumber, points: Points }).exactOptional(),
      debt: Points.exactOptional(),
      card: z.string().exactOptional(),
      holds: z.array(
        z.object({
          order: z.string(),
          points: Points,
          state: z.enum(["held", "committed", "cancelled", "returned"]),
        }),
      ),
    }),
  },
  "POST /v1/loyalty/card": {
    summary: "The number of a customer's card",
    request: LoyaltyCardRequest,
    answer: z.object({ customer: CustomerKey, number: z.string() }),
  },
  "POST /v1/loyalty/grant": {
    summary: "Give points, or take some",
    description: "The same `grant` again changes nothing.",
    request: LoyaltyGrantRequest,
    answer: z.object({
      kind: z.enum(["granted", "same"]),
      customer: CustomerKey,
      available: Points.describe("What could be spent before"),
    }),
  },
  "POST /v1/loyalty/import": {
    summary: "Take in balances of another programme",
    request: LoyaltyImportRequest,
    answer: z.object({
      imported: Count,
      already: Count.describe("Lines that were imported before"),
      points: Points,
      refused: z.array(z.object({ line: z.int(), why: z.string() })),
    }),
  },
  "POST /v1/loyalty/audit": {
    summary: "Recount a part of the wallets",
    request: LoyaltyAuditRequest,
    answer: z.object({
      looked: Count,
      told: Count.describe("Spends that a till had committed and nobody had told"),
      differ: Count,
      differing: z
        .array(z.object({ customer: CustomerKey, wallet: Side, facts: Side }))
        .describe("The first thousand"),
    }),
  },
  "POST /v1/loyalty/mend": {
    summary: "Give a wallet what the facts say",
    request: LoyaltyMendRequest,
    answer: z.object({ kind: z.enum(["mended", "same"]), before: Side, after: Side }),
  },
} satisfies Shapes<"admin-loyalty">;
