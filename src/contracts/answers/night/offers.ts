import * as z from "zod";
import { Count, Expected, Minor, MinorOrNull, Ratio, Share } from "../basics.ts";

const counts = {
  issued: Count.describe("Codes that were reserved for a customer"),
  sent: Count.describe("Of those, how many a mail or message has brought"),
  redeemed: Count.describe("Used by an order that stands"),
  voided: Count.describe("Used by an order that was cancelled or refunded whole"),
  expired: Count.describe("Sent, not used, and past their last day"),
  withdrawn: Count,
  discount: Minor.describe("What the orders of `redeemed` were given, minor units"),
  revenue: Minor.describe("What those orders came to after it, minor units"),
  byOthers: Count.describe("Used by an order of somebody else than whom the code was given to"),
  strangers: Count.describe("Times that somebody else has tried one at a till"),
  over: Count.describe("Sent codes whose last day has passed"),
  usedOfOver: Count.describe("How many of them were used"),
  open: Count.describe("Sent, unused and still good"),
  openFace: Minor.describe("What the open ones cost at most, minor units"),
  unbounded: Count.describe("Of the open ones, those without a bound"),
};

const OfferCost = z
  .object({
    offer: z.string(),
    kind: z.enum(["percent", "amount", "free_delivery", "waived_fee", "cashback", "gift"]),
    tier: z.string(),
    variant: z.string().describe("Of the offer"),
    chain: z.string().nullable().describe("`campaign:NAME` of a campaign"),
    mailVariant: z.string().nullable().describe("Of the mail, in a test"),
    ...counts,
    redemption: Share.nullable().describe("`usedOfOver` of `over`; null before any time is over"),
    marginLeft: MinorOrNull.describe("After discount and cost of goods; null where it is not known"),
    exposure: Expected.nullable().describe("What the open codes are going to cost; null below 20 known ones"),
  })
  .meta({
    id: "OfferCost",
    description: "What one offer in one mail has cost and brought, over all its codes",
  });

export const OfferCosts = z
  .object({
    rows: z.array(OfferCost),
    total: z.object({
      ...counts,
      margin: Minor.describe("Left of the orders of `priced`, minor units"),
      priced: Count.describe("Redeemed codes whose orders' margin is known"),
    }),
  })
  .meta({ id: "OfferCosts" });

/** Signs that offers for newcomers are taken by others. */
export const Abuse = z
  .object({
    friends: z.record(z.string(), Count).describe("Referrals: `earned`, `waiting`, or why they were refused"),
    newcomers: Count.describe("Whose first order of the period used a code or was a friend's"),
    serialNewcomers: Count.describe("Of them, on whose browser somebody else had ordered before"),
  })
  .meta({ id: "Abuse" });

const points = { points: z.number(), worth: Minor };

/** What the loyalty programme owes. */
export const Liability = z
  .object({
    members: Count,
    points: z.number().describe("That can be spent today"),
    pending: z.number().describe("Points of orders that may still be sent back"),
    worth: Minor.describe("Of `points`, minor units"),
    pendingWorth: Minor.describe("Of `pending`, minor units"),
    expectedWorth: Expected.nullable().describe("Of `worth`, what is going to be spent"),
    expiringSoon: z.number().describe("Points that expire within 30 days"),
    debt: z.number().describe("Points taken back after they had been spent"),
    earned: z.number().describe("Points, ever"),
    spent: z.number().describe("Points, ever"),
    breakage: Share.nullable().describe("Of the points that are gone, those that expired"),
    spenders: Count.describe("Members who have ever spent points"),
    shareOfSpenders: Ratio,
    medianDaysToFirstReward: z.number().nullable().describe("From the first points to the first spent"),
    rewardedWithin90Days: Ratio,
    levels: z.array(z.object({ level: z.string(), members: Count, ...points })),
    ages: z.array(z.object({ age: z.string(), ...points })).describe("By days since they could be spent"),
  })
  .meta({ id: "Liability" });

export const WalletsFound = z
  .object({
    looked: Count,
    told: Count.describe("Spends that a till had committed and nobody had told"),
    differ: Count,
    customers: z.array(z.string()).describe("Keys of the first of those that differ"),
  })
  .meta({ id: "WalletsFound", description: "What recounting the wallets has found" });
