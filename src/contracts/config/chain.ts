import * as z from "zod";
import { parseDuration } from "../../domain/basics/calendar.ts";
import { EACH_ORDER, needsOrder } from "../../domain/chains/about-order.ts";
import type {
  ActionKinds,
  Anchor,
  Chain,
  ChainKind,
  OrderMoment,
  PriorityName,
  TriggerEvent,
  WaitKinds,
} from "../../domain/config/chain.ts";
import { MOST_RECOMMENDED, RECOMMENDED } from "../../domain/taste/recommended.ts";
import { Name } from "./attributes.ts";
import { Variants, Winner } from "./experiment.ts";
import { BudgetShape } from "./offers.ts";
import { Condition, Duration, Id, Line, Localised, Percent, TimeOfDay, VariableName } from "./values.ts";

const when = Condition.exactOptional().describe("Only for customers for whom this holds.");

const EVENTS = {
  subscribed: "subscribed",
  consent_given: "consent_given",
  visited: "visited",
  cart_changed: "cart_changed",
  checkout_started: "checkout_started",
  ordered: "ordered",
  order_delivered: "order_delivered",
  reviewed: "reviewed",
  level_changed: "level_changed",
  referred: "referred",
} satisfies { readonly [K in TriggerEvent]: K };

const LONGEST_LEAD = parseDuration("365d") ?? 0;

const ANCHORS = {
  last_cart_change: "last_cart_change",
  last_visit: "last_visit",
  last_order: "last_order",
  last_activity: "last_activity",
} satisfies { readonly [K in Anchor]: K };

const Days = Duration.refine(
  (text) => /[dw]$/.test(text) && (parseDuration(text) ?? 0) < LONGEST_LEAD,
  "write whole days or weeks, less than a year, like 7d",
);

const PRIORITIES = {
  cart: "cart",
  chain: "chain",
  campaign: "campaign",
} satisfies { readonly [K in PriorityName]: K };

const KINDS = { marketing: "marketing", service: "service" } satisfies { readonly [K in ChainKind]: K };

const ORDER_MOMENTS = { warranty_end: "warranty_end" } satisfies { readonly [K in OrderMoment]: K };

const Enter = z.union([
  z.strictObject({
    event: z
      .union([z.enum(EVENTS), Name])
      .describe("Enters when this happens: one of these, or one of the events of store.yaml."),
    when,
    items: Condition.exactOptional().describe(
      "Of ordered and order_delivered: a condition on one line of the order, which the mails are about.",
    ),
  }),
  z.strictObject({ segment: Id.describe("Enters on the night that brings the customer here."), when }),
  z.strictObject({
    date: Name.describe("Enters by this attribute of type date, each year."),
    before: Days.exactOptional().describe("So long before the day, like 7d."),
    after: Days.exactOptional().describe("So long after the day, like 1d."),
    once: z
      .literal(true, "write once: true, or leave it out")
      .exactOptional()
      .describe("Only in the year that the date has."),
    when,
  }),
  z.strictObject({
    replenishment: z
      .literal("due", "write replenishment: due")
      .describe("Enters when the customer is likely to need something again."),
    before: Days.exactOptional().describe("So long before the day, like 3d."),
    product: Line.exactOptional().describe("Only this product, by its id."),
    category: Line.exactOptional().describe("Anything of this category, as one need."),
    categories: z
      .array(Line)
      .min(1, "write at least one category, or leave it out")
      .exactOptional()
      .describe("Only what is of one of these categories."),
    when,
  }),
  z.strictObject({
    points: z
      .literal("expiring")
      .describe("Enters before points of the loyalty programme end: those of one day are one entry."),
    before: Days.describe("So long before their last day, like 14d."),
    when,
  }),
  z.strictObject({
    points: z.literal("available").describe("Enters when the points that can be spent have come to so many."),
    least: z.int().min(1, "at least 1 point").describe("So many points."),
    when,
  }),
  z.strictObject({
    level: z
      .literal("near", "write level: near")
      .describe("Enters when an order has brought the next level near."),
    within: z
      .number()
      .positive("more than 0")
      .describe("When no more than this is still to be spent, in the store's currency."),
    when,
  }),
]);

/** Of a birthday that is told again, or moved by some days, nobody is to be congratulated twice. */
const A_YEAR_APART = "300d";

/** Points come and end at any time, and a mail a month of each kind is enough. */
const POINTS_APART = { expiring: "7d", available: "30d" } as const;

/** Goods run out one after another: the next may be due the next day. */
const A_WEEK_APART = "7d";

/** Each level once; a day in which an order is told, cancelled and told again is one. */
const EACH_LEVEL = "1d";
const offer = Id.exactOptional().describe("The offer that goes into it.");
/** What becomes of a mail for which there is no code. */
export const WithoutOffer = z
  .union([
    z.enum(["send", "skip"]),
    z.strictObject({
      wait: Duration.describe("For so long at most."),
      // biome-ignore lint/suspicious/noThenProperty: a word of the config; nothing awaits a config.
      then: z.enum(["send", "skip"]).describe("What becomes of it when there is still no code."),
    }),
  ])
  .describe(
    "What becomes of the mail when there is no code for it, because a budget or a list of codes is at its end or the shop's platform does not answer: it goes without the offer (send, when absent), or not at all (skip), or waits.",
  );

const raise = z
  .number()
  .min(0, "at least 0 points")
  .max(100, "at most 100 points")
  .exactOptional()
  .describe("Percentage points on top of the offer's discount.");

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
  wait_for: z.strictObject({
    wait_for: z
      .enum(ORDER_MOMENTS)
      .describe("Of a chain about an order: waits for the warranty's last day, as care.yaml has it."),
    before: Days.exactOptional().describe("So long before that day, like 30d."),
  }),
  send: z.strictObject({
    send: Id.describe("The template to send."),
    offer,
    raise,
    without_offer: WithoutOffer.exactOptional(),
    recommend: z
      .strictObject({
        category: Line.exactOptional().describe("Only products of this category."),
        most: z
          .int()
          .min(1, "at least 1")
          .max(MOST_RECOMMENDED, `at most ${MOST_RECOMMENDED}`)
          .exactOptional()
          .describe(`At most so many; ${RECOMMENDED} when absent.`),
      })
      .exactOptional()
      .describe("Narrows what the template shows as recommended."),
    when,
    variants: Variants.exactOptional().describe(
      "Each person gets one of these, by a fair draw, to see which does better: by id, what is different in it.",
    ),
    winner: Winner.exactOptional().describe(
      "Gives everybody the best variant, once the interval of the difference says that it is the best.",
    ),
  }),
  silence: z.strictObject({
    silence: z
      .literal(true, "write silence: true")
      .describe("Stops writing to the customer until the next activity."),
    when,
  }),
  emit: z.strictObject({
    emit: Id.describe("The name of the message that other systems take care of: a text message, a call."),
    channel: Id.describe("The channel of store.yaml that it goes by."),
    fields: z
      .array(VariableName)
      .min(1, "write at least one field")
      .max(40, "at most 40 fields")
      .describe("What it holds: names of template variables, like customer.phone and offer.code."),
    offer,
    raise,
    without_offer: WithoutOffer.exactOptional(),
    when,
  }),
} satisfies { readonly [K in keyof StepKinds]: z.ZodType<StepKinds[K]> };

type StepKinds = WaitKinds & ActionKinds;

const Step = z.union(Object.values(STEPS));

function pauseOf(chain: Pick<Chain, "enter" | "kind">): string {
  if ("date" in chain.enter) return A_YEAR_APART;
  if ("replenishment" in chain.enter) return A_WEEK_APART;
  if ("points" in chain.enter) return POINTS_APART[chain.enter.points];
  if ("level" in chain.enter) return EACH_LEVEL;
  if ("event" in chain.enter && chain.enter.event === "level_changed") return EACH_LEVEL;
  // Each machine that somebody buys has instructions of its own; a thank-you for the first order is for the first.
  return needsOrder(chain) ? EACH_ORDER : "never";
}

/** chains/ID.yaml */
export const ChainFile = z
  .strictObject({
    name: Localised,
    kind: z
      .enum(KINDS)
      .exactOptional()
      .describe(
        "service: about the customer's own order, without any advertisement, so that it needs no consent. marketing when absent.",
      ),
    priority: z
      .union([z.enum(PRIORITIES), z.number().int().min(0).max(100)])
      .exactOptional()
      .describe(
        "Whose mail goes first where the frequency cap has one place left: cart, chain or campaign, or a number up to 100. By enter when absent.",
      ),
    enter: Enter.describe(
      "What puts a customer into the chain: an event, a segment, a date, or goods that run out.",
    ),
    enrol: z
      .enum(["newcomers", "existing"])
      .exactOptional()
      .describe(
        "Of a chain by segment: newcomers takes those who come to the segment from now on; existing also those who are in it already, once.",
      ),
    prompt: z
      .boolean()
      .exactOptional()
      .describe(
        "Of a chain that begins with a mail, by an event that people wait after: the mail goes within a minute, instead of with those of the next five.",
      ),
    reenter: z
      .union([z.literal("never"), Duration])
      .exactOptional()
      .describe(
        "never, or the shortest time between two entries of one customer. never when absent; 300d where a date enters each year, 7d where goods run out or points end, 30d where points can be spent, 1d where a level is near or changed; where the chain is about orders, each order enters.",
      ),
    exit: Condition.exactOptional().describe("Ends the chain for a customer, asked before every step."),
    topic: Id.exactOptional().describe(
      "The topic of store.yaml that its mails are on: who does not want it gets none of them. They go to everybody when absent.",
    ),
    budget: BudgetShape.exactOptional().describe("What the codes of its mails may cost."),
    loyalty: z
      .literal(true)
      .exactOptional()
      .describe("Its mails are of the loyalty programme, and leave out whom the programme holds out."),
    promised: z
      .literal(true, "write promised: true, or leave it out")
      .exactOptional()
      .describe(
        "Its mails keep a promise, like a code for signing up: whom `holdout_percent` of store.yaml holds out gets them as well.",
      ),
    holdout_percent: Percent.default(0).describe(
      "Share of customers who enter but get no mails, to measure against.",
    ),
    explore_percent: z
      .number()
      .min(0)
      .max(50, "at most half of the mails may go without their offer")
      .exactOptional()
      .describe(
        "Share of customers who get the mails without their offer, by a fair draw, to measure what the offer adds. 0 when absent.",
      ),
    steps: z.array(Step).min(1, "write at least one step"),
  })
  .transform(({ reenter, ...chain }) => ({
    ...chain,
    reenter: reenter ?? pauseOf(chain),
  }))
  .describe("A chain of mails");
