import * as z from "zod";
import { OUTCOMES } from "../../domain/results/happening.ts";
import { DIVISIONS } from "../../domain/results/report.ts";
import { ResultCustomersRequest, ResultsRequest } from "../admin.ts";
import { Count, Currency, Day, Instant, Minor, MinorOrNull } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const Name = z.string().nullable();

const Orders = z
  .object({
    windows: Count.describe("Windows that have closed: of so many it is known"),
    customers: Count.describe("Of those, with an order in the window"),
    orders: Count,
    revenue: Minor.describe("Net of refunds, as it was when the window closed"),
    discounts: Minor.describe("What the chain's own codes in these orders have cost"),
    margin: MinorOrNull.describe("Null where the store's config names no margin"),
  })
  .meta({ id: "ResultOrders" });

const Result = z
  .object({
    chain: z.string().describe("`campaign:NAME` of a campaign"),
    campaign: z.boolean(),
    version: z.int().exactOptional(),
    step: z.int().nullable().exactOptional().describe("From 0"),
    template: Name.exactOptional(),
    variant: Name.exactOptional().describe("Of a step that sends one of several"),
    offer: Name.exactOptional(),
    tier: Name.exactOptional(),
    reason: z.string().exactOptional(),
    day: Day.exactOptional(),
    entered: Count,
    heldOut: Count.describe("Drawn into the hold-out; of a step, those who would have got it"),
    waiting: Count.describe("As of `asOf`, whatever days are asked for"),
    left: Count,
    sent: Count,
    delivered: Count.describe("Sent, less what came back"),
    skipped: Count,
    skippedBy: z.record(z.string(), Count).describe("By reason"),
    failed: Count,
    unknown: Count,
    silenced: Count,
    bounced: Count,
    opened: Count.describe("By a person, as far as that shows"),
    openedByMachine: Count,
    clicked: Count,
    unsubscribed: Count,
    complained: Count,
    ordered: Orders,
    orderedHeldOut: Orders.describe("Of the hold-out's entries"),
    attributed: z
      .object({ orders: Count, revenue: Minor })
      .describe("Orders within five days after an opening or a click, each given to the last of them"),
  })
  .meta({ id: "Result" });

const ResultCustomer = z
  .object({
    customer: z.string().describe("Comeback's key"),
    at: Instant.exactOptional().describe("When it happened; absent of who waits"),
    chain: z.string(),
    version: z.int(),
    step: z.int().nullable(),
    channel: Name,
    template: Name,
    variant: Name,
    offer: Name,
    offerVariant: Name,
    tier: Name,
    outcome: z.enum(OUTCOMES),
    reason: Name,
    of: z.string().describe("The run of an entry, the id of a send"),
  })
  .meta({ id: "ResultCustomer" });

export const RESULTS_SHAPES = {
  "GET /v1/results": {
    summary: "What chains and campaigns have come to",
    description:
      "From what the last night made ready. Without days the last 30; `range=all` since figures are kept. docs/results.md says what each figure means.",
    request: ResultsRequest,
    answer: z.object({
      asOf: Instant,
      from: Day,
      to: Day,
      openFrom: Day.describe("From this day on figures may still grow"),
      windowDays: z.int(),
      currency: Currency,
      by: z.enum(DIVISIONS),
      results: z.array(Result),
    }),
  },
  "GET /v1/results/customers": {
    summary: "The customers behind a figure, newest day first",
    request: ResultCustomersRequest,
    answer: z.object({
      total: Count.describe("The figure"),
      customers: z.array(ResultCustomer),
      next: z.string().exactOptional().describe("Ask again with it as `after`"),
    }),
  },
} satisfies Shapes<"admin-results">;

export type ResultsAnswer = z.infer<(typeof RESULTS_SHAPES)["GET /v1/results"]["answer"]>;
export type ResultCustomersAnswer = z.infer<(typeof RESULTS_SHAPES)["GET /v1/results/customers"]["answer"]>;
export type ResultLineAnswer = z.infer<typeof Result>;
