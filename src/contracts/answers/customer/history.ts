import * as z from "zod";
import { RANKS } from "../../../domain/facts/ranks.ts";
import { Count, CustomerKey, DayNumber, Instant, Minor } from "../basics.ts";
import { terms } from "../code-record.ts";

/** What was told of a customer. What else it has depends on its kind: docs/events.md. */
export const Fact = z
  .looseObject({
    id: z.string(),
    kind: z.string(),
    customer: CustomerKey,
    at: Instant.describe("When it happened"),
    receivedAt: Instant,
    source: z.string(),
    rank: z.enum(RANKS).exactOptional().describe("Whose word it is; the shop's own when absent"),
    import: z.string().exactOptional(),
  })
  .meta({ id: "Fact" });

const Offer = z.object({
  offer: z.string(),
  ...terms,
  reason: z.string().describe("Every choice that led to it, in words"),
  code: z.string().exactOptional(),
  issue: z.int().exactOptional(),
});

const HadBefore = z
  .object({ orders: Count, spent: Minor })
  .exactOptional()
  .describe("Ordered on the same day of the shop before it; absent where nothing was");

const Marked = Instant.exactOptional();

export const Send = z
  .object({
    id: z.string(),
    channel: z.string().exactOptional().describe("Of a message that is no mail"),
    customer: CustomerKey,
    chain: z.string(),
    run: z.string(),
    step: z.int(),
    template: z.string(),
    variant: z.string().exactOptional(),
    language: z.string(),
    version: z.int().describe("Of the config"),
    claimedAt: Instant,
    status: z
      .enum(["claimed", "sent", "unknown"])
      .describe("`unknown`: nobody knows whether the mail service took it"),
    messageId: z.string().exactOptional(),
    bouncing: z.boolean().exactOptional(),
    offer: Offer.exactOptional(),
    scored: z
      .object({ segment: z.string(), cell: z.string() })
      .exactOptional()
      .describe("What the last night had said of the customer"),
    reason: z.string().describe("Why this customer, now"),
    before: HadBefore,
    bounced: Marked.describe("When that was first told, as all that may become of it"),
    opened: Marked.describe("By a person, as far as that shows"),
    openedByMachine: Marked,
    clicked: Marked,
    unsubscribed: Marked,
    complained: Marked,
    used: z.boolean().describe("An order of this person has redeemed its code"),
  })
  .meta({ id: "Send" });

export const Entry = z
  .object({
    customer: CustomerKey,
    chain: z.string(),
    version: z.int(),
    run: z.string(),
    enteredAt: Instant,
    reason: z.string(),
    event: z.object({ customer: CustomerKey, fact: z.string() }).exactOptional(),
    order: z.string().exactOptional().describe("That the run is about"),
    due: z
      .object({
        product: z.string(),
        category: z.string().exactOptional(),
        boughtOn: DayNumber,
        day: DayNumber.describe("When it is needed"),
        everyDays: z.number(),
      })
      .exactOptional()
      .describe("What the customer is about to need again"),
    before: HadBefore,
    draw: z
      .object({ epoch: z.string(), heldOut: z.boolean() })
      .exactOptional()
      .describe("What the chain's own hold-out has drawn; absent where it has none"),
    holdout: z.boolean(),
    heldOutBy: z.literal("shop").exactOptional().describe("Where the hold-out is the shop's, from all mails"),
    until: Instant.exactOptional(),
    cohort: z.string(),
    status: z.enum(["active", "done"]),
    doneAt: Instant.exactOptional(),
    outcome: z.string().exactOptional().describe("Why it ended: `completed`, `exit: …`, …"),
    steps: z.array(
      z.object({
        step: z.int(),
        at: Instant,
        what: z.enum(["sent", "emitted", "unknown", "skipped", "failed", "holdout", "silenced", "deferred"]),
        why: z.string(),
        since: Instant.exactOptional(),
      }),
    ),
  })
  .meta({ id: "ChainEntry", description: "One customer's way through one chain" });

export const CodeReport = z
  .object({
    code: z.string(),
    offer: z.string().exactOptional(),
    state: z.enum([
      "reserved",
      "sent",
      "redeemed",
      "released",
      "spent",
      "withdrawn",
      "expired",
      "another's",
      "nobody's",
    ]),
    until: Instant.exactOptional(),
    order: z.string().exactOptional().describe("What used it"),
    amount: Minor.exactOptional().describe("What that order was discounted by, minor units"),
    strangers: Count.exactOptional(),
  })
  .meta({ id: "CodeReport" });
