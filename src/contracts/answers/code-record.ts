import * as z from "zod";
import { Count, CustomerKey, Instant, Minor } from "./basics.ts";

const Text = z.union([z.string(), z.record(z.string(), z.string())]).describe("Or by language");

export const Benefit = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("percent"), percent: z.number(), most: Minor.exactOptional() }),
    z.object({ kind: z.literal("amount"), amount: Minor }),
    z.object({ kind: z.literal("free_delivery"), cost: Minor.exactOptional() }),
    z.object({ kind: z.literal("waived_fee"), fee: Text, amount: Minor }),
    z.object({ kind: z.literal("cashback"), percent: z.number(), most: Minor.exactOptional() }),
    z.object({
      kind: z.literal("gift"),
      product: z.string(),
      name: Text,
      cost: Minor.exactOptional(),
    }),
  ])
  .meta({ id: "Benefit", description: "What an offer gives; money in minor units of the store's currency" });

export const terms = {
  benefit: Benefit,
  variant: z.enum(["last_category", "best_category", "last_shop", "universal"]),
  subject: z.string().exactOptional().describe("The category or the shop that the variant is about"),
  tier: z.string(),
  minOrder: Minor.exactOptional().describe("Smallest order, minor units"),
  validUntil: Instant,
};

const Redemption = z.object({
  order: z.string(),
  amount: Minor.describe("What the order was discounted by, minor units"),
  total: Minor.exactOptional().describe("What it came to, minor units"),
  margin: Minor.exactOptional(),
  at: Instant,
  by: CustomerKey.exactOptional().describe("Who ordered, where that is somebody else"),
});

const issued = {
  code: z.string().describe("Upper case"),
  written: z.string().exactOptional().describe("As it stands in mails, where that differs"),
  pool: z.literal(true).exactOptional().describe("Of an uploaded list"),
  offer: z.string(),
  issue: z.int(),
  customer: CustomerKey,
  mailbox: z.string().exactOptional(),
  bound: z.enum(["customer", "anyone"]).describe("Who may use it"),
  terms: z.object(terms),
  chain: z.string().exactOptional(),
  mailVariant: z.string().exactOptional(),
  counters: z.array(z.string()).describe("Budgets that it is reserved in"),
  reserved: Minor,
  issuedAt: Instant,
  batch: z.string().exactOptional(),
  revision: z.int(),
  sentAt: Instant.exactOptional(),
  voided: z.array(z.string()).exactOptional(),
  extra: z.array(z.object({ order: z.string(), amount: Minor })).exactOptional(),
  settled: Minor.exactOptional(),
  strangers: Count.exactOptional().describe("Times that somebody else tried it"),
};

/** A record of the ledger of codes. */
export const CodeRecord = z
  .discriminatedUnion("stage", [
    z.object({ ...issued, stage: z.literal("reserved") }),
    z.object({ ...issued, stage: z.literal("sent"), sentAt: Instant }),
    z.object({ ...issued, stage: z.literal("redeemed"), redemption: Redemption }),
    z.object({
      ...issued,
      stage: z.enum(["released", "spent"]),
      redemption: Redemption,
      voidAt: Instant,
    }),
    z.object({
      ...issued,
      stage: z.literal("withdrawn"),
      why: z.string(),
      withdrawnAt: Instant,
      back: z.literal(true).exactOptional(),
    }),
  ])
  .meta({ id: "CodeRecord" });
