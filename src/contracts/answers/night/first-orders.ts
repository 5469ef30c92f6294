import * as z from "zod";
import { Count, Day, Minor, MinorOrNull, Ratio, Share } from "../basics.ts";

const FunnelRow = z
  .object({
    people: Count.describe("First seen then"),
    visited: Count.describe("Whom the shop's site saw before their first order"),
    cart: Count,
    checkout: Count,
    ordered: Count,
    orderedAgain: Count,
    elsewhere: Count.describe("Buyers whom the site had not seen by the day of their first order"),
    elsewhereAgain: Count,
    shareOfCarts: Ratio.describe("Each step, divided by the one before it; null where nobody came as far"),
    shareOfCheckouts: Ratio,
    shareOfOrders: Ratio,
    shareOfSecondOrders: Ratio,
    mostLostBefore: z
      .enum(["cart", "checkout", "ordered", "orderedAgain"])
      .nullable()
      .describe("The step before which most get lost"),
  })
  .meta({ id: "FunnelRow" });

/** Where customers are lost on the way to the first order and the second. */
export const Funnel = z
  .object({
    all: FunnelRow,
    months: z.record(z.string(), FunnelRow).describe("By month of being first seen, and `(earlier)`"),
    entryPoints: z.record(z.string(), FunnelRow).describe("By where they came in; `(none)`, `(others)`"),
  })
  .meta({ id: "Funnel" });

const SecondOrderRow = z
  .object({
    group: z.string(),
    customers: Count,
    within: Count.describe("With a second order within `days`"),
    share: Share.nullable().describe("Null for fewer than 20 customers"),
    ever: Count.describe("With a second order by now, however late"),
  })
  .meta({ id: "SecondOrderRow" });

/** How many order again, by what the first order was like. */
export const SecondOrders = z
  .object({
    days: z.int().describe("After the first order, within which a second one counts"),
    firstOrders: z.object({ from: Day, to: Day }).describe("That count, both ends included"),
    customers: Count,
    deliveryTime: z.array(SecondOrderRow),
    category: z.array(SecondOrderRow),
    discount: z.array(SecondOrderRow),
    refund: z.array(SecondOrderRow),
  })
  .meta({ id: "SecondOrders" });

/** Lists go by months since the first order, that month first, the current one last. */
export const Cohort = z
  .object({
    month: z.string().describe("Of the first order, as `2026-01`"),
    customers: Count,
    retention: z.array(z.number()).describe("Share of them who bought in that month, the next, …"),
    cumulativeRevenue: z.array(Minor).describe("All their money until the end of each month, minor units"),
    lifetimeValue: z.array(Minor).describe("That, for each customer of the cohort"),
  })
  .meta({ id: "Cohort" });

export const EarlierCohorts = z.object({ customers: Count, revenue: Minor, lifetimeValue: MinorOrNull });

export const EntryPoint = z
  .object({
    people: Count.describe("Who first joined there, ever"),
    buyers: Count,
    repeatBuyers: Count,
    spent: Minor.describe("All their orders, minor units"),
  })
  .meta({ id: "EntryPoint" });

export const CameIn = z
  .object({
    people: Count.describe("Who signed up for the first time within the period"),
    boughtBefore: Count.describe("Of them, who had ordered already"),
    ordered: Count.describe("Of them, who have had their first order since"),
  })
  .meta({ id: "CameIn" });

export const FormTotals = z
  .object({
    from: Day.describe("The first day of the period on which looks were counted"),
    to: Day,
    points: z.record(
      z.string(),
      z.object({
        shown: Count.describe("Times that the form was shown to a browser"),
        sent: Count.describe("Times that it was sent and taken"),
        asked: Count.describe("Mailboxes whose owners were asked to confirm"),
        confirmed: Count,
      }),
    ),
  })
  .meta({ id: "FormTotals", description: "What happened at forms on these days, by entry point" });

export const SignUps = z
  .object({ asked: Count, confirmed: Count, confirmedShare: Ratio })
  .meta({ id: "SignUps", description: "Of the period: mailboxes' owners who were asked to confirm" });
