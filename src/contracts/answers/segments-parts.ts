import * as z from "zod";
import { Count, Currency, CustomerKey, Day, Instant, Minor, MinorOrNull } from "./basics.ts";

const Limits = z
  .object({
    recencyDays: z.array(z.number()).describe("At most the first is the best score, and so on"),
    orders: z.array(z.number()).describe("At least the first is 2, and so on"),
    spent: z.array(z.number()).describe("Minor units; at least the first is 2, and so on"),
  })
  .meta({ id: "RfmLimits", description: "Limits between the scores, ascending" });

const Cell = z
  .object({
    cell: z.string().describe("Recency, frequency, monetary: `333`"),
    rfmSegment: z.string(),
    customers: Count,
    mailable: Count,
    active: Count.describe("With an order in the period"),
    orders: Count.nullable().describe("Of the period; null of a night that did not count them by cell"),
    revenue: Minor.describe("Of the period, minor units"),
    averageOrder: MinorOrNull,
    spent: Minor.describe("Ever, minor units"),
    valueAtRisk: MinorOrNull,
    mails: Count.describe("Of the period, to whoever was in the cell when the mail was made"),
    held: Count.describe("In the cell by hysteresis alone"),
  })
  .meta({ id: "RfmCell" });

export const RfmGrid = z.object({
  night: Day,
  currency: Currency,
  periodDays: z.int(),
  scale: z.union([z.literal(3), z.literal(5)]),
  limits: Limits,
  hysteresis: z.object({
    points: z.number().describe("Percentage points, of the config in force"),
    band: z.object({ from: Limits, to: Limits }).nullable(),
    held: Count.nullable().describe("In another cell than the night's limits alone would say"),
  }),
  cells: z.array(Cell).describe("Best first; `000` has never bought"),
});

export const Matrix = z
  .record(z.string(), z.record(z.string(), Count))
  .describe("From, then to. `(new)`: not a customer then; `(unknown)`: no record reaches back so far");

const StartGroup = z
  .object({ customers: Count, active: Count, orders: Count, revenue: Minor, averageOrder: MinorOrNull })
  .meta({ id: "StartGroup", description: "What those who began the period in a segment bought in it" });

export const SegmentFlows = z.object({
  from: Day,
  to: Day,
  nights: Count.describe("That have counted steps"),
  moves: z
    .object({ segments: Matrix, rfmSegments: Matrix, tiers: Matrix })
    .describe("Steps of these nights; who goes to and fro counts each time"),
  sincePeriod: z
    .object({ eve: Day, night: Day, matrix: Matrix })
    .nullable()
    .describe("The same people at both ends of the newest night's period"),
  since: z
    .array(z.object({ on: Day, days: z.int(), matrix: Matrix }))
    .describe(
      "The same of 7, 30, 90, 180 and 365 days before the newest night, as far as records reach back",
    ),
  series: z.array(z.object({ night: Day, periodDays: z.int(), groups: z.record(z.string(), StartGroup) })),
});

export const ConditionFields = z.object({
  fields: z.array(
    z
      .object({
        name: z.string(),
        type: z.enum(["number", "string", "bool", "list"]),
        meaning: z.string().exactOptional(),
        values: z.array(z.string()).exactOptional(),
      })
      .meta({ id: "ConditionField" }),
  ),
});

const MemberRow = z
  .object({
    customer: CustomerKey,
    email: z.string().exactOptional(),
    name: z.string().exactOptional(),
    mayMail: z.boolean(),
    orders: Count,
    spent: Minor,
    lastOrderAt: Instant.exactOptional(),
    segment: z.string(),
    segmentSince: Day,
    previousSegment: z.string().exactOptional(),
    cell: z.string(),
    tier: z.string(),
    reason: z.string(),
    fields: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null()]).describe("Null for never, and not known"),
    ),
  })
  .meta({ id: "MemberRow" });

export const MembersPage = z.object({
  night: Day,
  members: Count.describe("Of the group by that night, whatever the condition"),
  people: z.array(MemberRow),
  read: Count.describe("Customers that were looked at for this page"),
  next: z.string().exactOptional().describe("Absent at the end"),
});
