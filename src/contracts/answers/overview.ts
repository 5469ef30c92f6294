import * as z from "zod";
import { SETUP_STEPS } from "../../domain/team/setup.ts";
import { OverviewRequest } from "../admin-overview.ts";
import { Count, Currency, Day, InLanguages, Instant, Minor, MinorOrNull, Nothing, Ratio } from "./basics.ts";
import { CALENDAR_SHAPES } from "./calendar.ts";
import { ChangedBy } from "./changed-by.ts";
import { QualityAnswer, SourceName } from "./quality.ts";
import type { Shapes } from "./shape.ts";

const TrendRow = z
  .object({
    date: Day,
    customers: Count,
    mailable: Count,
    oneTimeBuyers: Count,
    repeatBuyers: Count,
    repeatPurchaseRate: Ratio,
    joined: Count.describe("In the night's period, as all that follows"),
    newCustomers: Count,
    activeCustomers: Count,
    retentionRate: Ratio,
    churnRate: Ratio,
    orders: Count,
    revenue: Minor,
    averageOrder: MinorOrNull,
    valueAtRisk: MinorOrNull,
    segments: z.record(
      z.string(),
      z.object({ customers: Count, mailable: Count, revenue: Minor, spent: Minor }),
    ),
    facts: Count.exactOptional().describe("Stored by then, about; absent in older nights"),
  })
  .meta({ id: "TrendRow", description: "What of a night is kept for years" });

const Mark = z.object({
  day: Day,
  kind: z.enum(["config", "campaign"]),
  name: z.string().describe("A version, or a campaign's id"),
  note: z.string().exactOptional(),
});

const kind = <K extends string>(name: K) => ({ kind: z.literal(name) });

export const Trouble = z
  .discriminatedUnion("kind", [
    z.object({
      ...kind("sending"),
      how: z.enum(["stopped", "closed"]),
      why: z.string(),
      since: Instant,
      by: ChangedBy.exactOptional(),
    }),
    z.object({ ...kind("night-late"), night: Day }),
    z.object({ ...kind("quiet"), source: SourceName, lastAt: Instant }),
    z.object({
      ...{ ...kind("held"), chain: z.string(), customers: Count, nights: Count },
      endsOn: Day.exactOptional().describe(
        "Of a chain that warns of points: the day on which the first of them end",
      ),
    }),
    z.object({ ...kind("budget"), budget: z.string(), period: z.string(), limit: Minor, free: Minor }),
    z.object({ ...kind("campaign"), campaign: z.string(), why: z.string(), at: Instant }),
    z.object({ ...kind("webhook"), messages: Count }),
    z.object({
      ...kind("not-understood"),
      about: z.enum(["money", "consent", "other"]),
      count: Count,
      names: z.array(z.string()),
    }),
    z.object({ ...kind("wallets"), wallets: Count }),
    z.object({ ...kind("paused"), chains: z.array(z.string()) }),
  ])
  .meta({ id: "Trouble", description: "Something that is wrong, or waits for a person" });

const Setup = z
  .object({
    steps: z.array(z.object({ step: z.enum(SETUP_STEPS), done: z.boolean() })),
  })
  .meta({ id: "Setup", description: "What a shop needs until mails go, in the order in which it is done" });

export const OVERVIEW_SHAPES = {
  ...CALENDAR_SHAPES,
  "GET /v1/overview": {
    summary: "How the shop stands, what happened on the way, and what is wrong",
    request: OverviewRequest,
    answer: z.object({
      currency: Currency.nullable().describe("Null before the first publication"),
      periodDays: z.int().nullable(),
      rows: z.array(TrendRow).describe("One a night, oldest first"),
      previous: z.array(TrendRow).describe("Of as many days before those"),
      yearBefore: z.array(TrendRow).describe("Of 364 days earlier, so that weekdays fall on weekdays"),
      marks: z.array(Mark),
      segments: z
        .array(z.object({ id: z.string(), name: InLanguages }))
        .describe("Of the version in force, in the order in which they are tried"),
      troubles: z.array(Trouble).describe("The worst first"),
      setup: Setup.nullable().describe("Null of a shop that is set up"),
    }),
  },
  "GET /v1/quality": {
    summary: "What is not understood, which sources have gone quiet, and how well the base knows its people",
    request: Nothing,
    answer: QualityAnswer,
  },
} satisfies Shapes<"admin-overview">;
