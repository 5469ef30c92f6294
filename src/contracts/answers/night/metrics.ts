import * as z from "zod";
import { SOURCE_NAMES } from "../../../domain/facts/sources.ts";
import { Count, Currency, Day, Minor, MinorOrNull, Ratio } from "../basics.ts";
import { AsideCounts } from "../quality.ts";
import {
  CameIn,
  Cohort,
  EarlierCohorts,
  EntryPoint,
  FormTotals,
  Funnel,
  SecondOrders,
  SignUps,
} from "./first-orders.ts";
import { Groups, Reach, Silence } from "./groups.ts";
import { Abuse, Liability, OfferCosts, WalletsFound } from "./offers.ts";

const base = {
  customers: Count.describe("Everybody; people who were merged count once"),
  mailable: Count.describe("May be mailed"),
  nonBuyers: Count,
  oneTimeBuyers: Count,
  repeatBuyers: Count,
  shareOfNonBuyers: Ratio,
  shareOfOneTimeBuyers: Ratio,
  shareOfRepeatBuyers: Ratio,
  repeatPurchaseRate: Ratio.describe("Repeat buyers of all buyers"),
  spent: Minor.describe("All orders ever, minor units"),
};

const comingAndGoing = {
  joined: Count.describe("First seen in the period"),
  newCustomers: Count.describe("First order in the period"),
  activeCustomers: Count.describe("With an order in the period"),
  activeCustomersBefore: Count.describe("With an order in the period before"),
  retainedCustomers: Count.describe("With an order in both"),
  reactivatedCustomers: Count.describe("With an order in the period, none in the one before, one earlier"),
  retentionRate: Ratio.describe("Retained of those active before (CRR)"),
  churnRate: Ratio.describe("1 less `retentionRate`"),
  reactivationRate: Ratio,
};

const buying = {
  orders: Count.describe("Of the period"),
  revenue: Minor.describe("Of the period, net of refunds, minor units"),
  averageOrder: MinorOrNull,
  purchaseFrequency: Ratio.describe("Orders for each active customer"),
  revenuePerCustomer: MinorOrNull.describe("For each active customer, minor units"),
  shareOfRepeatRevenue: Ratio,
  meanDaysBetweenOrders: z.number().nullable().describe("Of gaps that have ended"),
  medianDaysBetweenOrders: z.number().nullable().describe("Of all gaps, open ones included (Kaplan–Meier)"),
  medianDaysToSecondOrder: z.number().nullable(),
  secondOrderWithin: z.record(z.string(), Ratio).describe("Share of buyers, by days: 30, 60, 90, 180, 365"),
};

const worth = {
  historicLifetimeValue: MinorOrNull.describe("What a buyer has brought so far, minor units"),
  valuedCustomers: Count.describe("Buyers of whom the value model says something"),
  expectedOrders: z.number().nullable().describe("Of them all in the next period"),
  expectedRevenue: MinorOrNull.describe("Of them all in the next period, minor units"),
  predictedLifetimeValue: MinorOrNull.describe("Mean, discounted, of the next year; minor units"),
  valueAtRisk: MinorOrNull,
  cohorts: z.array(Cohort).describe("By month of the first order, the last 24"),
  earlierCohorts: EarlierCohorts,
};

const Unseen = z.object({ source: z.enum(SOURCE_NAMES), kind: z.string(), count: Count });

export const NightlyMetrics = z
  .object({
    run: z.string().describe("The night: its date"),
    date: Day.describe("The last day of the period"),
    version: z.int().describe("Of the config that it was computed with"),
    baseline: z.boolean().describe("Took stock only: announced nothing, entered nobody"),
    changed: Count.describe("Customers whose segment, level or scores moved"),
    enrolled: Count.describe("Customers who entered chains"),
    currency: Currency,
    periodDays: z.int(),
    period: z.object({ from: Day, to: Day }).describe("Both ends included"),
    periodBefore: z.object({ from: Day, to: Day }),
    ...base,
    ...comingAndGoing,
    ...buying,
    ...worth,
    segments: Groups,
    rfmCells: Groups,
    rfmSegments: Groups,
    tiers: Groups,
    entryPoints: z.record(z.string(), EntryPoint).describe("By `entry`, or `entry?via=VIA`"),
    signUps: z.record(z.string(), SignUps).exactOptional(),
    cameIn: z.record(z.string(), CameIn).exactOptional().describe("By entry point"),
    forms: FormTotals.exactOptional(),
    funnel: Funnel,
    secondOrders: SecondOrders,
    reach: Reach,
    silence: Silence,
    churnModel: z.enum(["trained-score", "mbg-nbd", "shrunk-prior", "gap-hazards"]),
    offers: OfferCosts.exactOptional().describe("Absent without codes"),
    loyalty: Liability.exactOptional().describe("Absent without a loyalty programme"),
    abuse: Abuse.exactOptional().describe("Absent where there are neither codes nor points"),
    wallets: WalletsFound.exactOptional(),
    putAside: AsideCounts.exactOptional().describe(
      "Records that could not be read, by kind: the night went on without them",
    ),
    notUnderstood: z
      .array(Unseen)
      .exactOptional()
      .describe("What came on the last whole UTC day and was not understood"),
  })
  .meta({
    id: "NightlyMetrics",
    description:
      "The figures of one night; docs/metrics.md has every definition. A rate without a divisor is null.",
  });
