import * as z from "zod";
import { EXPECTED, LOSSES } from "../../domain/campaigns/waterfall.ts";
import { Count, Currency, Instant, Minor, Reasons } from "./basics.ts";

const Waterfall = z
  .object({
    audience: Count,
    lost: z
      .record(z.enum(LOSSES), Reasons)
      .describe("In the order in which it is asked, by the reason in words"),
    holdout: Count,
    capped: Reasons.describe("Another mail has the last free place for now"),
    twice: Count.describe("Customers who share an address with another of the audience"),
    mails: Count,
    discount: z.object({
      mails: Reasons.describe("With an offer in them, by what it gives in words"),
      ofAverageOrders: Minor.describe("If everybody orders once for the usual sum, minor units"),
      withoutOrders: Count.describe("Mails of whose offer no cost can be said"),
      none: Reasons.describe("Mails without an offer although the campaign has one"),
    }),
    zones: z.record(z.string(), Count).describe("Mails by time zone"),
  })
  .meta({ id: "Waterfall", description: "The way from the audience to the mails" });

const Timetable = z
  .object({
    beginsAt: Instant,
    endsAt: Instant.exactOptional(),
    localTime: z.int().exactOptional().describe("Minutes after midnight on each customer's clock"),
    late: z.enum(["tomorrow", "send"]),
    spreadMs: z.int().describe("The mails of one day are spread over so long, milliseconds"),
    days: z
      .array(z.number())
      .describe("Share of the places that are due by the end of each day, from 0 to 1"),
    timeZone: z.string(),
    quiet: z.object({ from: z.string(), to: z.string() }).exactOptional(),
  })
  .meta({ id: "Timetable" });

const dollars = ["mails", "writes", "reads", "stateMachines", "functions", "total"] as const;

const CampaignPlan = z
  .object({
    stateTransitions: z.number(),
    readUnits: z.number(),
    writeUnits: z.number(),
    functionMs: z.number(),
    sendingMs: z.number().describe("From the first mail to the last, milliseconds"),
    dollars: z.record(z.enum(dollars), z.number()).describe("US dollars by what is paid for"),
  })
  .meta({ id: "CampaignPlan", description: "What it asks of AWS" });

export const Weighed = z
  .object({
    begun: z.object({
      campaign: z.string(),
      version: z.int(),
      start: z.int().describe("Of a check 0"),
      startedAt: Instant,
      beginsAt: Instant,
      endsAt: Instant.exactOptional(),
      shardCount: z.int(),
    }),
    at: Instant,
    currency: Currency,
    customers: Count.describe("Of the whole base"),
    waterfall: Waterfall,
    table: Timetable,
    days: z.array(Count).describe("Mails of each day of the ramp-up, or of the only one"),
    mailsASecond: z.number(),
    plan: CampaignPlan,
    lastDue: Instant.describe("The last mail is due about then"),
  })
  .meta({ id: "Weighed", description: "The audience as a whole, weighed before anything goes" });

const became = [
  "sent",
  "emitted",
  "unknown",
  "skipped",
  "failed",
  "holdout",
  "silenced",
  "deferred",
  "left",
  "waiting",
  "not-entered",
] as const;

export const Outcome = z
  .object({
    at: Instant.describe("When it was counted"),
    tally: z.object({
      by: z
        .record(z.enum(EXPECTED), z.partialRecord(z.enum(became), Reasons))
        .describe("By what was expected of them: what became of them, by the reason"),
      waiting: Count.describe("Not decided yet"),
      boughtAfterMail: Count,
      boughtHeldOut: Count,
    }),
  })
  .meta({ id: "CampaignOutcome" });

const Why = z.object({ why: z.string(), at: Instant });

export const CampaignRun = z
  .object({
    campaign: z.string(),
    start: z.int().describe("1 for the first start"),
    version: z.int().describe("Of the config that it keeps"),
    by: z.string(),
    startedAt: Instant,
    beginsAt: Instant,
    endsAt: Instant.exactOptional(),
    restarts: z.int(),
    phase: z
      .enum(["preparing", "running", "ended", "stopped"])
      .describe("`preparing`: the audience is being looked through and entered"),
    phaseSince: Instant,
    paused: Why.extend({ itself: z.boolean().describe("By its own limits") }).exactOptional(),
    stopped: Why.exactOptional(),
    countedFrom: Instant.describe("Mails sent before count towards no limit"),
  })
  .meta({ id: "CampaignRun", description: "One start of a campaign, the latest" });
