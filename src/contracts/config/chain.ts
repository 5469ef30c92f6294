import * as z from "zod";
import type { ActionKinds, Anchor, TriggerEvent, WaitKinds } from "../../domain/config/bundle.ts";
import { Condition, Duration, Id, Localised, Percent, TimeOfDay } from "./values.ts";

const when = Condition.exactOptional().describe("Only for customers for whom this holds.");

const EVENTS = {
  subscribed: "subscribed",
  consent_given: "consent_given",
  visited: "visited",
  cart_changed: "cart_changed",
  checkout_started: "checkout_started",
  ordered: "ordered",
  reviewed: "reviewed",
} satisfies { readonly [K in TriggerEvent]: K };

const ANCHORS = {
  last_cart_change: "last_cart_change",
  last_visit: "last_visit",
  last_order: "last_order",
  last_activity: "last_activity",
} satisfies { readonly [K in Anchor]: K };

const Enter = z.union([
  z.strictObject({
    event: z.enum(EVENTS).describe("Enters when this happens."),
    when,
  }),
  z.strictObject({ segment: Id.describe("Enters on the night that brings the customer here."), when }),
]);

/** One row a kind of step; the first key is the kind's name. */
const STEPS = {
  wait: z.strictObject({
    wait: Duration.describe("Waits this long."),
    since: z
      .enum(ANCHORS)
      .exactOptional()
      .describe("Counts from the customer's latest of these, instead of from the step before."),
  }),
  wait_until: z.strictObject({
    wait_until: TimeOfDay.describe("Waits until this time of the customer's day."),
  }),
  send: z.strictObject({
    send: Id.describe("The template to send."),
    offer: Id.exactOptional().describe("The offer that goes into it."),
    raise: z
      .number()
      .min(0, "at least 0 points")
      .max(100, "at most 100 points")
      .exactOptional()
      .describe("Percentage points on top of the offer's discount."),
    when,
    ignore_cap: z
      .boolean()
      .exactOptional()
      .describe("Not counted by the frequency cap: order care, not marketing."),
  }),
  silence: z.strictObject({
    silence: z
      .literal(true, "write silence: true")
      .describe("Stops writing to the customer until the next activity."),
    when,
  }),
} satisfies { readonly [K in keyof StepKinds]: z.ZodType<StepKinds[K]> };

type StepKinds = WaitKinds & ActionKinds;

const Step = z.union(Object.values(STEPS));

/** chains/ID.yaml */
export const ChainFile = z
  .strictObject({
    name: Localised,
    enter: Enter.describe("What puts a customer into the chain: an event or a segment."),
    enrol: z
      .enum(["newcomers", "existing"])
      .exactOptional()
      .describe(
        "Of a chain by segment: newcomers takes those who come to the segment from now on; existing also those who are in it already, once.",
      ),
    reenter: z
      .union([z.literal("never"), Duration])
      .default("never")
      .describe("never, or the shortest time between two entries of one customer."),
    exit: Condition.exactOptional().describe("Ends the chain for a customer, asked before every step."),
    topic: Id.exactOptional().describe(
      "The topic of store.yaml that its mails are on: who does not want it gets none of them. They go to everybody when absent.",
    ),
    holdout_percent: Percent.default(0).describe(
      "Share of customers who enter but get no mails, to measure against.",
    ),
    steps: z.array(Step).min(1, "write at least one step"),
  })
  .describe("A chain of mails");
