import * as z from "zod";
import { CustomerRequest } from "../../admin.ts";
import { Count, CustomerKey, Instant } from "../basics.ts";
import { CUSTOMER_PAGE_SHAPES } from "../customers.ts";
import { Standing } from "../people.ts";
import type { Shapes } from "../shape.ts";
import { CodeReport, Entry, Fact, Send } from "./history.ts";
import { Profile } from "./profile.ts";
import { CustomerLoyalty, CustomerValue, NoPurchase, Score } from "./verdict.ts";

const Preferences = z.object({
  topics: z.record(z.string(), z.boolean()).describe("Whether mails on it are wanted; others are"),
  most: z.object({ mails: z.int(), days: z.int() }).exactOptional(),
  pausedUntil: Instant.exactOptional(),
  language: z.string().exactOptional(),
});

const Sharer = z.object({
  customer: CustomerKey,
  device: CustomerKey,
  orders: Count,
  isLater: z.boolean().describe("This customer was new when the other had ordered already"),
});

const CustomerReport = z
  .object({
    id: CustomerKey,
    profile: Profile,
    mailbox: Standing.exactOptional().describe("Absent without an address"),
    preferences: Preferences.exactOptional().describe("What the owner of the address has chosen"),
    consents: z
      .array(Fact)
      .exactOptional()
      .describe("What is on record of the address's consent, newest first; absent without an address"),
    score: Score.exactOptional().describe("Absent before the first night"),
    noPurchase: NoPurchase.exactOptional(),
    uplift: z
      .number()
      .exactOptional()
      .describe("By how much mails raise the probability of an order; absent while no check claims to know"),
    value: CustomerValue,
    loyalty: CustomerLoyalty.exactOptional().describe("Absent without a loyalty programme"),
    facts: z.array(Fact).describe("In the order in which they happened"),
    factsLeftOut: Count.describe("Of the oldest, where an answer has no room for all"),
    codes: z.array(CodeReport).describe("Of mails and orders, newest first"),
    sends: z.array(Send).describe("Oldest first"),
    entries: z.array(Entry).describe("Oldest first"),
    sharers: z.array(Sharer).exactOptional().describe("Who else was signed in on the customer's browsers"),
  })
  .meta({ id: "CustomerReport" });

export const CUSTOMER_SHAPES = {
  "GET /v1/customers/{key+}": {
    summary: "Everything that is known of a customer, and why",
    description:
      "By the shop's id, an address, a browser's id, a platform's number, or a key as it is stored. 404 when nobody is known by it.",
    request: CustomerRequest,
    answer: CustomerReport,
  },
  ...CUSTOMER_PAGE_SHAPES,
} satisfies Shapes<"admin-customer">;
