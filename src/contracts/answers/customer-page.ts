import * as z from "zod";
import { Count, Day, Instant, Minor } from "./basics.ts";
import { Benefit } from "./code-record.ts";
import { OneOrder, ValueRanges } from "./customer/verdict.ts";
import { MailableShape, Names, ReasonShape, SeenShape } from "./customer-parts.ts";
import { TimelineShape } from "./customer-timeline.ts";

/** Why a chain that a customer has never entered has not been. */
export const NOT_ENTERED = [
  "no-event",
  "event-condition",
  "event-late",
  "event-before-config",
  "event-condition-then",
  "event-not-kept",
  "event-otherwise",
  "not-in-segment",
  "no-night-yet",
  "segment-condition",
  "segment-before",
  "segment-tonight",
  "no-date",
  "date-ahead",
  "date-condition",
  "nothing-due",
  "due-ahead",
  "due-past",
  "no-programme",
  "points-not-together",
  "points-not-ending",
  "level-not-near",
  "not-in-audience",
  "campaign-not-started",
  "campaign-before",
] as const;

const Segment = z.object({
  id: z.string(),
  name: Names,
  since: Day,
  previous: z.string().exactOptional(),
  condition: z.string().exactOptional().describe("Absent of the segment of everybody else"),
  reason: z.string().describe("The condition with the values that it saw"),
  rfm: z.object({
    segment: z.string(),
    cell: z.string(),
    recency: Count,
    frequency: Count,
    monetary: Count,
  }),
  tier: z.string(),
  asOf: Day.describe("The first night that came to this verdict, which stands since"),
});

const Head = z.object({
  id: z.string(),
  name: z.string().exactOptional(),
  email: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  locale: z.string().exactOptional(),
  country: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  since: Instant,
  entry: z.string().exactOptional(),
  via: z.string().exactOptional(),
  segment: Segment.exactOptional().describe("Absent before the first night"),
  orders: Count,
  spent: Minor.describe("Net of refunds"),
  averageOrder: Minor,
  refunded: Minor,
  firstOrderAt: Instant.exactOptional(),
  lastOrderAt: Instant.exactOptional(),
  lastVisitAt: Instant.exactOptional(),
  mailable: MailableShape,
  claimed: z
    .object({
      name: z.string().exactOptional(),
      email: z.string().exactOptional(),
      phone: z.string().exactOptional(),
    })
    .exactOptional()
    .describe("What only browsers say"),
});

const Step = z.object({
  step: Count,
  action: z.enum(["send", "emit", "silence"]).exactOptional(),
  name: z.string().exactOptional().describe("The template or the message"),
  at: Instant,
  outcome: z.string(),
  reason: ReasonShape,
});

const Run = z.object({
  run: z.string(),
  version: Count,
  enteredAt: Instant,
  reason: ReasonShape,
  holdout: z.boolean(),
  heldOutBy: z.literal("shop").exactOptional().describe("Where the hold-out is the shop's, from all mails"),
  active: z.boolean(),
  endedAt: Instant.exactOptional(),
  outcome: ReasonShape.exactOptional(),
  order: z.string().exactOptional(),
  steps: z.array(Step),
});

const NotEntered = z.object({
  code: z.enum(NOT_ENTERED),
  about: z.string().exactOptional(),
  at: Instant.exactOptional(),
  condition: z.string().exactOptional(),
  seen: z
    .array(SeenShape)
    .describe(
      "The fields of the condition: as they were then of `event-condition-then` and `event-otherwise`, else as they are now",
    ),
});

const ChainOfCustomer = z.object({
  chain: z.string(),
  name: Names,
  kind: z.enum(["marketing", "service", "campaign"]),
  paused: z.boolean(),
  published: z.boolean().describe("False: the version in force has it no more"),
  runs: z.array(Run).describe("Newest first"),
  notEntered: NotEntered.exactOptional().describe("Of a chain without runs: why, by the rules of now"),
});

const Expected = z.object({
  kind: z.enum(["act", "leave", "skip", "defer", "hold-out"]),
  reason: ReasonShape.exactOptional(),
});

const Next = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("step"),
    at: Instant,
    chain: z.string(),
    run: z.string(),
    step: Count,
    action: z.enum(["send", "emit", "silence"]),
    name: z.string(),
    offer: z.string().exactOptional(),
    first: z.boolean().describe("The next of its run: the others follow if nothing comes in between"),
    paused: z.boolean(),
    expected: Expected.describe("What the rules would say then, if nothing changes"),
  }),
  z.object({
    kind: z.literal("replenishment"),
    on: Day,
    product: z.string().exactOptional(),
    category: z.string().exactOptional(),
    everyDays: Count,
    boughtOn: Day,
  }),
  z.object({ kind: z.literal("points-good"), on: Day, points: z.number() }),
  z.object({ kind: z.literal("points-end"), on: Day, points: z.number() }),
  z.object({ kind: z.literal("date"), at: Instant, chain: z.string(), date: z.string() }),
]);

const Code = z.object({
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
  order: z.string().exactOptional(),
  amount: Minor.exactOptional(),
  strangers: Count.exactOptional(),
});

const GivenOffer = z.object({
  at: Instant,
  offer: z.string(),
  template: z.string(),
  benefit: Benefit,
  tier: z.string(),
  variant: z.string(),
  subject: z.string().exactOptional(),
  code: z.string().exactOptional(),
  validUntil: Instant,
  reason: z.string(),
});

const Points = z.object({
  level: z.string(),
  levelName: Names,
  good: z.number(),
  pending: z.number(),
  expiringSoon: z.number(),
  next: z.object({ level: z.string(), name: Names, missing: Minor }).exactOptional(),
  until: Day.exactOptional().describe("Of the level"),
});

const Contribution = z.object({
  fact: z.enum(["silence", "pace", "orderDays", "spentEach"]),
  value: z.number().exactOptional(),
  typical: z.number(),
  odds: z.number().describe("Multiplies the odds of no purchase"),
});

const Scores = z.object({
  noPurchase: z
    .object({
      probability: z.number(),
      periodDays: Count,
      model: z.string(),
      note: OneOrder.exactOptional(),
      fallback: z.string().exactOptional(),
      seasonUnknown: z.string().exactOptional(),
      typical: z.number().exactOptional().describe("The same of a typical buyer"),
      contributions: z.array(Contribution).describe("The weightiest first"),
    })
    .exactOptional(),
  uplift: z
    .number()
    .exactOptional()
    .describe("By how much mails raise the probability of an order; absent while no check claims to know"),
  value: z.discriminatedUnion("known", [
    z.object({
      known: z.literal(true),
      expectedOrders: z.number(),
      expectedMoney: Minor,
      periodDays: Count,
      lifetimeValue: Minor,
      valueAtRisk: Minor,
      horizonMonths: Count,
      ranges: ValueRanges,
      note: OneOrder.exactOptional(),
    }),
    z.object({ known: z.literal(false), why: z.string() }),
  ]),
  gaps: z.object({ mean: z.number(), shortest: z.number(), longest: z.number() }).exactOptional(),
});

const Identity = z.object({
  key: z.string(),
  kind: z.enum(["user", "platform", "email", "anonymous", "order"]),
  source: z.string().exactOptional(),
  since: Instant.exactOptional(),
  by: z.enum(["server", "mailbox", "browser", "operator"]).exactOptional().describe("Whose word joins it"),
  imported: z
    .object({ id: z.string(), at: Instant })
    .exactOptional()
    .describe(
      "The import whose rows this key stands for, where the file named somebody by an address or a phone alone",
    ),
});

const Consent = z.object({
  at: Instant,
  channel: z.string(),
  given: z.boolean(),
  source: z.string(),
  rank: z.enum(["server", "mailbox", "browser"]),
  purpose: z.string(),
  textVersion: z.string().exactOptional(),
  page: z.string().exactOptional(),
  doubleOptInAt: Instant.exactOptional(),
  address: z.string().exactOptional(),
  ip: z.string().exactOptional(),
  userAgent: z.string().exactOptional(),
  reason: z.string().exactOptional(),
});

export const CustomerPageShape = z
  .object({
    now: Instant,
    currency: z.string(),
    timeZone: z.string(),
    head: Head,
    segments: z.record(z.string(), Names).describe("The names of the published segments, by id"),
    chains: z.array(ChainOfCustomer),
    next: z.array(Next).describe("Soonest first"),
    offers: z.array(GivenOffer).describe("Newest first, at most 100"),
    codes: z.array(Code).describe("Newest first, at most 100"),
    points: Points.exactOptional(),
    scores: Scores,
    identities: z.array(Identity),
    consents: z.array(Consent).describe("Newest first"),
    grantable: z
      .object({
        offers: z.array(z.object({ id: z.string(), name: Names })).describe("Published, with a code"),
        points: z.boolean().describe("Whether there is a loyalty programme"),
      })
      .describe("What an operator may give"),
    timeline: TimelineShape,
  })
  .meta({ id: "CustomerPage", description: "Everything that the page of one customer shows" });

export type CustomerPage = z.infer<typeof CustomerPageShape>;
