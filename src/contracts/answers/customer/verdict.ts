import * as z from "zod";
import { Currency, Day, DayNumber, Instant, Minor } from "../basics.ts";

const RfmScore = z.int().min(0).max(5);

const verdict = {
  segment: z.string(),
  segmentSince: Day,
  previousSegment: z.string().exactOptional(),
  cell: z.string().describe("Three digits, `333` best (`555` of scores up to 5); `000` never bought"),
  rfmSegment: z.string(),
  tier: z.string(),
};

export const Score = z
  .object({
    date: Day.describe("The night"),
    recency: RfmScore,
    frequency: RfmScore,
    monetary: RfmScore,
    ...verdict,
    reason: z.string().describe("The condition that held, with the values that it saw"),
    before: z
      .object({
        ...verdict,
        stays: z
          .array(z.object({ segment: z.string(), since: Day }))
          .exactOptional()
          .describe("Segments before that one, oldest first, as far back as the period reaches"),
      })
      .exactOptional()
      .describe("What held the night before"),
  })
  .meta({ id: "Score", description: "What the last night decided about a customer" });

const Contribution = z.object({
  fact: z.enum(["silence", "pace", "orderDays", "spentEach"]),
  value: z.number().exactOptional(),
  typical: z.number().describe("Of the shop's buyers"),
  logOdds: z.number().describe("Above 0: makes it likelier that there is no purchase"),
  words: z.string(),
});

export const OneOrder = z
  .literal("one order: mostly the shop's average")
  .describe("Present while the customer has ordered on one day only");

export const NoPurchase = z
  .object({
    probability: z.number(),
    periodDays: z.int(),
    model: z.enum(["trained-score", "mbg-nbd", "shrunk-prior", "gap-hazards"]),
    note: OneOrder.exactOptional(),
    fallback: z.string().exactOptional(),
    seasonUnknown: z.string().exactOptional().describe("Why the level does not follow the seasons yet"),
    explanation: z
      .object({
        summary: z.string(),
        probability: z.number(),
        logOdds: z.number(),
        typical: z.object({ probability: z.number(), logOdds: z.number() }),
        contributions: z.array(Contribution).describe("The weightiest first"),
      })
      .exactOptional(),
  })
  .meta({
    id: "NoPurchase",
    description: "The probability that the customer orders nothing in the next period",
  });

const MoneyRange = z.object({ low: Minor, high: Minor });

export const ValueRanges = z
  .object({ expectedMoney: MoneyRange, lifetimeValue: MoneyRange })
  .describe("Where this customer's money will lie, 19 times in 20");

const ModelUsed = z.object({ kind: z.string(), fallback: z.string().exactOptional() });

export const CustomerValue = z
  .discriminatedUnion("known", [
    z.object({
      known: z.literal(true),
      expectedOrders: z.number().describe("Order days of the next period"),
      expectedMoney: Minor.describe("Of the next period, minor units"),
      lifetimeValue: Minor.describe("Discounted, within the horizon, minor units"),
      valueAtRisk: Minor,
      currency: Currency,
      periodDays: z.int(),
      ranges: ValueRanges,
      note: OneOrder.exactOptional(),
      horizon: z.object({ months: z.number(), monthlyDiscount: z.number() }),
      models: z.object({ orders: ModelUsed, money: ModelUsed }),
    }),
    z.object({ known: z.literal(false), why: z.string() }),
  ])
  .meta({ id: "CustomerValue" });

const line = { at: Instant, day: DayNumber, points: z.number().describe("Always above 0") };
const goodFor = { active: DayNumber, expires: DayNumber.exactOptional() };

const HistoryLine = z
  .discriminatedUnion("kind", [
    z.object({
      ...line,
      ...goodFor,
      kind: z.literal("earned"),
      by: z.union([
        z.object({ order: z.string() }),
        z.object({ action: z.string() }),
        z.object({ friend: z.string() }),
      ]),
    }),
    z.object({ ...line, kind: z.literal("taken-back"), order: z.string() }),
    z.object({ ...line, ...goodFor, kind: z.literal("granted"), reason: z.string(), by: z.string() }),
    z.object({ ...line, kind: z.literal("taken"), reason: z.string(), by: z.string() }),
    z.object({
      ...line,
      kind: z.literal("spent"),
      order: z.string().exactOptional(),
      code: z.string().exactOptional(),
    }),
    z.object({ ...line, kind: z.literal("returned"), spend: z.string() }),
    z.object({ ...line, kind: z.literal("expired") }),
  ])
  .meta({ id: "PointsLine" });

export const CustomerLoyalty = z
  .object({
    level: z.string(),
    balance: z.object({
      good: z.number().describe("Points that can be spent"),
      pending: z.number().describe("Until the return window closes"),
      expiringSoon: z.number(),
    }),
    expiry: z.object({ points: z.number(), on: DayNumber }).exactOptional(),
    since: DayNumber.exactOptional(),
    until: DayNumber.exactOptional().describe("The first day without the level if nothing is bought"),
    next: z.object({ level: z.string(), missing: Minor }).exactOptional(),
    history: z.array(HistoryLine).describe("Oldest first, the last 200"),
  })
  .meta({ id: "CustomerLoyalty" });
