import * as z from "zod";
import { Count, Minor, MinorOrNull, Ratio } from "../basics.ts";

/** Figures of one segment, RFM cell, named RFM segment or tier. */
const GroupFigures = z
  .object({
    customers: Count,
    mailable: Count.describe("May be mailed"),
    active: Count.describe("With an order in the period"),
    orders: Count.exactOptional().describe(
      "Of the period; absent in nights before they were counted by group",
    ),
    revenue: Minor.describe("Of the period, minor units"),
    averageOrder: MinorOrNull.exactOptional(),
    spent: Minor.describe("Ever, minor units"),
    shareOfCustomers: Ratio,
    shareOfRevenue: Ratio,
    shareOfSpent: Ratio,
    expectedRevenue: MinorOrNull.describe(
      "Of the group in the next period, minor units; null without buyers",
    ),
    predictedLifetimeValue: MinorOrNull.describe(
      "Mean over its buyers, minor units expected in the next year",
    ),
    valueAtRisk: MinorOrNull.describe("Minor units that its buyers may take elsewhere; null without buyers"),
    shareOfValueAtRisk: Ratio,
  })
  .meta({ id: "GroupFigures" });

export const Groups = z.record(z.string(), GroupFigures);

const Aim = z.object({ kind: z.enum(["chain", "campaign"]), id: z.string() });

const GroupReach = z
  .object({
    customers: Count,
    mailable: Count,
    mails: Count.describe("Of the period, to whoever was in the group when the mail was made"),
    mailsPerMailable: Ratio,
    aims: z.array(Aim).describe("Chains and campaigns that enter by the group or ask for it by name"),
    orders: Count.describe("Of the period, with the code of a mail"),
    revenue: Minor.describe("Of those orders, minor units"),
    ordersPerMail: Ratio,
    revenuePerMail: MinorOrNull,
  })
  .meta({ id: "GroupReach" });

/** Who is written to, and who is not. */
export const Reach = z
  .object({ segments: z.record(z.string(), GroupReach), rfmCells: z.record(z.string(), GroupReach) })
  .meta({ id: "Reach", description: "`(new)` are those whom no night had scored when the mail was made" });

/** What it saves that some are no longer written to. */
export const Silence = z
  .object({
    customers: Count.describe("To whom nothing goes for this reason only"),
    since: z
      .array(z.object({ days: z.int().nullable(), customers: Count }))
      .describe("By for how many days at most; null has no limit"),
    mails: z.number().nullable().describe("Mails that they would have got in the period"),
    mailsSoFar: z.number().nullable().describe("Since each of them was silenced"),
    usd: z.number().nullable().describe("US dollars, of `mails`"),
    usdSoFar: z.number().nullable(),
    usdPerThousandMails: z.object({ ses: z.number(), rest: z.number() }),
  })
  .meta({ id: "Silence" });
