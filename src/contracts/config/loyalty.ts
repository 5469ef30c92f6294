import * as z from "zod";
import { parseDuration } from "../../domain/basics/calendar.ts";
import { CalendarDate, Duration, Id, Line, Localised, Percent } from "./values.ts";

const Positive = z.number().positive("more than 0");
const Points = z
  .number()
  .int("points are whole numbers")
  .min(1, "at least 1 point")
  .max(1_000_000, "at most 1,000,000");
const Times = z.number().int("a whole number of times").min(1, "at least once");
const LONGEST_PENDING = parseDuration("60d") ?? 0;

const Limits = z
  .strictObject({
    day: Times.exactOptional().describe("Times a day, at most."),
    month: Times.exactOptional().describe("Times a calendar month, at most."),
    life: Times.exactOptional().describe("Times ever, at most."),
  })
  .describe("How often it earns points.");

const LevelRule = z.strictObject({
  from: z
    .number()
    .min(0, "at least 0")
    .describe("The spend at which the level begins, in the store's currency."),
  cashback_percent: Percent.describe("Share of an order that comes back as points."),
});

const Boost = z.strictObject({
  from: CalendarDate.describe("First day."),
  to: CalendarDate.describe("Last day."),
  multiply: z.number().gt(1, "more than 1: write 2 for twice the points").max(20, "at most 20"),
  categories: z.array(Line).min(1).exactOptional().describe("Of these categories alone. Of all when absent."),
});

const Action = z.strictObject({
  name: Localised.describe("What customers read: for a review."),
  on: z
    .union([
      z.enum(["reviewed", "subscribed"]),
      z.strictObject({ date: Id.describe("An attribute of type date, of store.yaml: its day each year.") }),
      z.strictObject({ event: Id.describe("An own event of store.yaml.") }),
    ])
    .describe("reviewed, subscribed, {date: ATTRIBUTE} or {event: EVENT}."),
  points: Points,
  once_per_product: z.boolean().exactOptional().describe("Of reviews: once for each product."),
  limits: Limits.exactOptional(),
});

const Spend = z.strictObject({
  most_percent: Percent.describe("Percent of an order that points may pay, at most."),
  least_points: Points.exactOptional().describe("Fewer cannot be spent at once."),
  min_order: Positive.exactOptional().describe("Orders below this sum take no points."),
});

const Rules = z.strictObject({
  from: CalendarDate.exactOptional().describe(
    "First day, in the shop's time zone. The first set holds from the beginning without it; with it, orders before earn nothing.",
  ),
  worth: Positive.exactOptional().describe(
    "What cashback under these rules reckons a point at. points.worth when absent.",
  ),
  levels: z.record(Id, LevelRule).describe("Of each level when it begins and what it earns."),
  level_window: z
    .union([z.literal("ever"), Duration])
    .default("365d")
    .describe("The spend that levels count: of so long, or ever."),
  level_grace: Duration.default("30d").describe("How long a level is kept that the spend no longer reaches."),
  categories: z
    .record(Line, Percent)
    .exactOptional()
    .describe("Percent by category, in place of the level's."),
  boosts: z.array(Boost).max(50, "at most 50").exactOptional().describe("Days on which orders earn more."),
  actions: z.record(Id, Action).exactOptional().describe("What earns points besides orders."),
  return_window: Duration.refine(
    (text) => (parseDuration(text) ?? 0) <= LONGEST_PENDING,
    "too long: at most 60d",
  )
    .default("14d")
    .describe("How long what an order earned is pending."),
  expires_after: z
    .union([z.literal("never"), Duration])
    .default("365d")
    .describe("How long points are good once they can be spent, and then to the end of the month; or never."),
  spend: Spend,
  debt: z.boolean().default(false).describe("Whether a refund may take back more than is left."),
});

const Level = z.strictObject({
  id: Id,
  name: Localised,
  privileges: z.array(Id).default([]).describe("Ids of privileges."),
});

/** loyalty.yaml */
export const LoyaltyFile = z
  .strictObject({
    name: Localised.describe("What customers call the programme."),
    points: z.strictObject({
      worth: Positive.describe("What a point is worth at the till, in the store's currency."),
      name: Localised.exactOptional().describe("What points are called, one|few|many: балл|балла|баллов."),
      expiring_soon: Duration.default("30d").describe(
        "How long before they expire points count as expiring soon.",
      ),
    }),
    levels: z
      .array(Level)
      .min(1, "write one level at least")
      .max(12, "at most 12")
      .describe("The lowest first."),
    privileges: z
      .record(Id, z.strictObject({ name: Localised }))
      .default({})
      .describe('What levels bring, for has_privilege("ID") and mails.'),
    rules: z
      .array(Rules)
      .min(1, "write one set of rules")
      .max(50, "at most 50")
      .describe("By date, the oldest first."),
    referral: z
      .strictObject({
        friend_offer: Id.describe("The offer that the friend gets."),
        points: Points.describe(
          "What the customer gets when the friend's first order has outlived the return window.",
        ),
        limits: Limits.exactOptional(),
      })
      .exactOptional(),
    holdout_percent: Percent.default(0).describe(
      "Percent of customers who get no mails of loyalty chains, to measure against.",
    ),
  })
  .describe("The loyalty programme");
