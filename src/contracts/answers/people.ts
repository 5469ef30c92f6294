import * as z from "zod";
import { AllowMailboxRequest, DecidePeopleRequest } from "../admin.ts";
import { CustomerKey, Instant } from "./basics.ts";
import { UNSUBSCRIBE_SHAPES } from "./customers.ts";
import type { Shapes } from "./shape.ts";

export const Standing = z
  .discriminatedUnion("mayMail", [
    z.object({ mayMail: z.literal("yes"), why: z.string(), at: Instant }),
    z.object({
      mayMail: z.literal("not-now"),
      why: z.string(),
      at: Instant.exactOptional(),
      until: Instant.exactOptional(),
    }),
    z.object({ mayMail: z.literal("never"), why: z.string(), at: Instant }),
  ])
  .meta({ id: "Standing", description: "Whether an address may be mailed, and what decided that" });

const Person = z.object({ root: CustomerKey, keys: z.array(CustomerKey) });

const Decided = z.object({
  result: z.enum(["decided", "looked"]).describe("`looked`: with `dry_run`, nothing was stored"),
  keys: z.tuple([CustomerKey, CustomerKey]).describe("That the decision is about"),
  before: z.array(Person),
  after: z.array(Person),
});

export const PEOPLE_SHAPES = {
  "POST /v1/customers/merge": {
    summary: "Make two customers one",
    request: DecidePeopleRequest,
    answer: Decided,
  },
  "POST /v1/customers/split": {
    summary: "Make two keys of one customer two customers",
    request: DecidePeopleRequest,
    answer: Decided,
  },
  ...UNSUBSCRIBE_SHAPES,
  "POST /v1/mailboxes/allow": {
    summary: "Let mails go again to an address that complained or bounced",
    description: "It gives no consent: who has unsubscribed stays so.",
    request: AllowMailboxRequest,
    answer: z.object({ before: Standing, after: Standing }),
  },
} satisfies Shapes<"admin-people">;
