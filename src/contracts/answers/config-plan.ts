import * as z from "zod";
import { Count, Currency, CustomerKey, Day, Estimate, Instant, Minor } from "./basics.ts";
import { Refolding } from "./refolding.ts";

/** What publishing a config would do: the words of src/app/foresight/plan/answer.ts, explained in docs/foresight.md. */

const Chance = z.object({ expected: z.number(), low: z.number(), high: z.number() }).meta({
  id: "Chance",
  description: "What is expected in the next 30 days, with the interval that holds it 95 times in 100",
});

const Forecast = Chance.extend({
  most: z.number().nullable().describe("If nobody orders; null where nothing bounds it"),
}).meta({ id: "Forecast" });

const Unusual = z
  .discriminatedUnion("why", [
    z.object({ why: z.literal("more-than-usual"), highest: Count.describe("The most of 30 nights") }),
    z.object({ why: z.literal("much-of-the-base"), customers: Count }),
    z.object({ why: z.literal("existing") }),
  ])
  .meta({ id: "Unusual", description: "Why a night's entries of a chain wait until somebody approves" });

const examples = z.array(CustomerKey).describe("At most five; none without `customers.read`");

const PlannedMove = z
  .object({ from: z.string(), to: z.string(), customers: Count, examples })
  .meta({ id: "PlannedMove" });

const PlannedSize = z
  .object({
    id: z.string(),
    before: Count.nullable().describe("Null of one that is new"),
    after: Count.nullable().describe("Null of one that goes"),
  })
  .meta({ id: "PlannedSize" });

const PlannedTonight = z
  .object({
    entrants: Count.describe("Who meet the entry condition"),
    held: Unusual.exactOptional(),
    entering: Estimate.describe("Without those who are in the chain already, or were too recently"),
    heldOut: Estimate,
    unmailed: Estimate.describe("Of those who enter: to whom nothing may or is to be sent"),
    capped: Estimate.describe("Of those who enter: whose first mail the frequency cap has no place for"),
    mailed: Estimate.describe("Of those who enter: whose first mail goes"),
    examples,
  })
  .meta({ id: "PlannedTonight" });

const PlannedDiscount = z
  .object({
    most: Minor.nullable().describe(
      "All codes used, at the most that each can cost; null where nobody counts",
    ),
    unbounded: Count.describe("Codes of which nothing bounds the cost; `most` is without them"),
    expected: Chance.exactOptional().describe("Minor units of the store's currency"),
    withoutRate: Count.describe(
      "Codes of which nobody knows how many will be used; `expected` is without them",
    ),
  })
  .meta({ id: "PlannedDiscount" });

const sums = {
  mails: Forecast,
  overCap: Forecast.exactOptional().describe("Of `mails`: beyond the frequency cap"),
  codes: Forecast.exactOptional(),
  discount: PlannedDiscount.exactOptional(),
  usd: Forecast.describe("AWS at list prices"),
};

const PlannedMonth = z
  .object({ by: z.enum(["records", "history", "unknown"]), entries: Forecast, heldOut: Forecast, ...sums })
  .meta({ id: "PlannedMonth", description: "What the next 30 nights bring, and what that is told from" });

const PlannedOutlook = z
  .object({ tonight: PlannedTonight, month: PlannedMonth })
  .meta({ id: "PlannedOutlook" });

const PlannedChain = z
  .object({
    chain: z.string(),
    change: z.enum(["new", "gone", "changed", "same"]),
    before: PlannedOutlook.exactOptional(),
    after: PlannedOutlook.exactOptional(),
  })
  .meta({ id: "PlannedChain" });

const PlannedTotal = z.object({ entries: Forecast, ...sums }).meta({ id: "PlannedTotal" });

const chain = z.string();
const PlanWarning = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("held-tonight"), chain, entrants: Count, because: Unusual }),
    z.object({
      kind: z.literal("held-later"),
      chain,
      night: z.int().describe("Nights after the next one"),
      entrants: Count,
      because: Unusual,
    }),
    z.object({ kind: z.literal("nobody-enters"), chain, before: z.number() }),
    z.object({ kind: z.literal("segment-emptied"), segment: z.string(), before: Count }),
    z.object({
      kind: z.literal("budget"),
      counter: z.string().describe("As `offer:first_order@2026-11`"),
      left: Minor,
      most: Minor,
      expected: Minor,
    }),
    z.object({ kind: z.literal("cap"), share: z.number(), before: z.number() }),
    z.object({ kind: z.literal("more-mails"), before: z.number(), after: z.number() }),
  ])
  .meta({ id: "PlanWarning", description: "What the config in force does not do" });

const ConfigPlan = z
  .object({
    version: z.int().nullable().describe("In force; null before the first publication"),
    night: Day.describe("The night that is looked at"),
    at: Instant.describe("When it begins"),
    currency: Currency,
    customers: Count,
    takesStock: z.boolean().describe("That night compares with nothing: nobody enters by segment or date"),
    refolding: Refolding.exactOptional(),
    segments: z.object({ moves: z.array(PlannedMove), sizes: z.array(PlannedSize) }),
    tiers: z.object({ moves: z.array(PlannedMove), sizes: z.array(PlannedSize) }),
    chains: z.array(PlannedChain),
    total: z
      .object({ before: PlannedTotal.exactOptional(), after: PlannedTotal })
      .describe("All chains together but those of which nothing is known"),
    warnings: z.array(PlanWarning),
  })
  .meta({ id: "ConfigPlan", description: "What publishing a config would do" });

export const FileRemark = z
  .object({
    file: z.string(),
    line: z.int().describe("From 1"),
    column: z.int().exactOptional().describe("From 1"),
    message: z.string(),
  })
  .meta({
    id: "FileRemark",
    description: "What is wrong or can hardly be meant, at a place in a file of the config",
  });

export const PlanTold = z
  .discriminatedUnion("state", [
    z.object({
      state: z.literal("running"),
      looked: Count.exactOptional().describe("Customers that have been looked at"),
    }),
    z.object({ state: z.literal("done"), plan: ConfigPlan }),
    z.object({
      state: z.literal("failed"),
      problem: z.string(),
      problems: z.array(FileRemark).exactOptional().describe("Of an upload whose config has mistakes"),
    }),
  ])
  .meta({ id: "PlanTold", description: "How far a plan has come" });
