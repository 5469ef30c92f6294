import * as z from "zod";
import { CustomerKey, Instant } from "./basics.ts";

/** As it is stored: what is in it grows with the config and with the sources. */
const Stored = z.looseObject({});

export const CustomerExportShape = z
  .object({
    format: z.literal("comeback.customer/1"),
    exportedAt: Instant,
    id: CustomerKey,
    keys: z.array(CustomerKey).describe("Everything that the person is known by, the customer first"),
    orders: z.array(CustomerKey).describe("Orders that are kept apart and are nobody else's"),
    addresses: z.array(z.string()),
    profile: Stored.exactOptional().describe("What follows from the facts"),
    score: Stored.exactOptional().describe("What the last night decided"),
    analysts: z.string().exactOptional().describe("The random name in files for analysts"),
    taste: Stored.exactOptional().describe("What is bought, how often and when last"),
    wallet: Stored.exactOptional().describe("Points, as tills decide on them"),
    facts: z.array(Stored).describe("Everything that was told, with its source, oldest first"),
    ledgers: z
      .array(z.object({ mailbox: CustomerKey, facts: z.array(Stored) }))
      .describe("Of each address: consent with its proof, withdrawals, bounces, choices"),
    entries: z.array(Stored).describe("Of chains and campaigns, with what became of each step and why"),
    sends: z.array(Stored).describe("Mails and other messages, with their offers"),
    codes: z.array(Stored).describe("Codes that were given to the person"),
    others: z.array(Stored).describe("What else lies under the keys: draws of tests, sign-ups that wait"),
  })
  .meta({ id: "CustomerExport" });

/** Everything that is stored of one person. */
export type CustomerExport = z.infer<typeof CustomerExportShape>;
