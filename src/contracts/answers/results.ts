import * as z from "zod";
import { Count, Minor, Nothing } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const ResultRow = z
  .object({
    chain: z.string(),
    channel: z.string().exactOptional().describe("Of messages that are no mails"),
    tier: z.string().nullable(),
    variant: z.string().nullable().describe("Of the offer"),
    mailVariant: z.string().nullable().describe("Of a step that sends one of several"),
    mails: Count,
    codes: Count,
    used: Count.describe("Codes that an order has used"),
    revenue: Minor.describe("Of those orders, net of refunds, minor units"),
  })
  .meta({ id: "ResultRow" });

export const RESULTS_SHAPES = {
  "GET /v1/results": {
    summary: "What mails and their offers have brought in",
    request: Nothing,
    answer: z.array(ResultRow),
  },
} satisfies Shapes<"admin-results">;
