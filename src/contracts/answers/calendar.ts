import * as z from "zod";
import { CalendarRequest } from "../admin-overview.ts";
import { Count, Currency, Day, Instant, Minor } from "./basics.ts";

const kind = <K extends string>(name: K) => ({ kind: z.literal(name) });

const CalendarItem = z
  .discriminatedUnion("kind", [
    z.object({
      ...kind("campaign"),
      campaign: z.string(),
      state: z
        .enum(["planned", "preparing", "running"])
        .describe("`planned`: the config names the time, and nobody has started it"),
      paused: z.boolean(),
      mails: Count.nullable().describe("About how many go that day; null before the audience is counted"),
      at: Instant.exactOptional().describe("On its first day: when it begins"),
      day: Count.exactOptional().describe("Of a start of several days: which one, from 1"),
      days: Count.exactOptional(),
    }),
    z.object({ ...kind("campaign-ends"), campaign: z.string(), at: Instant }),
    z.object({
      ...kind("dates"),
      chain: z.string(),
      attribute: z.string(),
      customers: Count.describe("Whose date it is, and who may be mailed; conditions are left out"),
      paused: z.boolean(),
    }),
    z.object({ ...kind("budget-ends"), budget: z.string(), period: z.string(), limit: Minor, free: Minor }),
    z.object({ ...kind("digest"), addresses: Count }),
  ])
  .meta({ id: "CalendarItem", description: "Something that is known to happen on a day" });

const Gone = z
  .object({
    day: Day,
    sent: Count,
    chains: z.array(z.object({ chain: z.string(), sent: Count })).describe("Most first"),
  })
  .meta({ id: "GoneDay", description: "What went out on a day" });

export const CALENDAR_SHAPES = {
  "GET /v1/calendar": {
    summary: "What is known to go out in 30 days, and what went out in 14",
    description:
      "Chains that depend on what customers do have no dates: who is in them stands in `waiting`. Days are the shop's.",
    request: CalendarRequest,
    answer: z.object({
      currency: Currency.nullable().describe("Null before the first publication"),
      today: Day,
      until: Day,
      days: z.array(z.object({ day: Day, items: z.array(CalendarItem) })).describe("Those with something on"),
      gone: z.array(Gone).describe("Up to today, oldest first; empty before the first night"),
      waiting: z.array(z.object({ chain: z.string(), customers: Count, paused: z.boolean() })),
      countedUntil: Instant.nullable().describe("What `gone` and `waiting` hold came before this"),
      pointsExpiring: Count.nullable().describe("Within 30 days of the last night"),
      quietHours: z.object({ from: z.string(), to: z.string() }).nullable(),
      names: z
        .record(z.string(), z.record(z.string(), z.string()))
        .describe("Of chains and campaigns (`campaign:ID`), by language"),
    }),
  },
} as const;
