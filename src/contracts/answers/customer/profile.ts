import * as z from "zod";
import { Count, CustomerKey, DayNumber, Instant, Minor, Money } from "../basics.ts";

const Item = z
  .object({
    product: z.string(),
    name: z.string().exactOptional(),
    category: z.string().exactOptional(),
    price: Money.exactOptional().describe("Of one"),
    quantity: z.number(),
    url: z.string().exactOptional(),
    image: z.string().exactOptional(),
  })
  .meta({ id: "Item", description: "A line of a cart or an order" });

const Proof = z
  .object({
    purpose: z.string(),
    channel: z.string(),
    source: z.string(),
    textVersion: z.string().exactOptional(),
    textHash: z.string().exactOptional(),
    address: z.string().exactOptional(),
    ip: z.string().exactOptional(),
    userAgent: z.string().exactOptional(),
    doubleOptInAt: Instant.exactOptional(),
    page: z.string().exactOptional(),
    tickedAt: Instant.exactOptional(),
  })
  .meta({ id: "ConsentProof", description: "What shows that a person agreed, word for word" });

const Consent = z
  .object({
    status: z.enum(["none", "given", "withdrawn"]),
    at: Instant.exactOptional(),
    proof: Proof.exactOptional(),
  })
  .meta({ id: "Consent" });

const who = {
  id: CustomerKey,
  aliases: z.array(CustomerKey).describe("Other keys of the same person"),
  firstSeenAt: Instant,
  email: z.string().exactOptional(),
  addressSince: Instant.exactOptional().describe("When `email` took the place of another address"),
  name: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  locale: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  country: z.string().exactOptional(),
  subscribedAt: Instant.exactOptional(),
  entry: z.string().exactOptional().describe("The entry point by which the customer came in"),
  via: z.string().exactOptional(),
  attributes: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .exactOptional()
    .describe("That the shop's config declares"),
  claimed: z
    .object({
      email: z.string().exactOptional(),
      name: z.string().exactOptional(),
      phone: z.string().exactOptional(),
      consent: Consent.exactOptional(),
    })
    .exactOptional()
    .describe("What browsers say and nobody else has confirmed"),
};

const mayMail = {
  consent: Consent,
  consents: z
    .record(z.string(), z.object({ status: z.enum(["given", "withdrawn"]), at: Instant }))
    .exactOptional()
    .describe("By channel other than e-mail"),
  suppression: z.enum(["bounced", "complained", "privacy request"]).exactOptional(),
  silencedAt: Instant.exactOptional().describe("Since when a chain has silenced mails"),
};

const orders = {
  orders: Count.describe("That count: placed and not cancelled"),
  orderDays: z
    .array(z.object({ day: DayNumber, orders: Count, spent: Minor }))
    .describe("Ascending; `spent` in minor units, net of refunds"),
  firstOrderAt: Instant.exactOptional(),
  lastOrderAt: Instant.exactOptional(),
  firstOrder: z
    .object({
      category: z.string().exactOptional(),
      couponed: z.literal(true).exactOptional(),
      discount: z.number().exactOptional().describe("Percent that its total lies below its prices"),
      refunded: z.literal(true).exactOptional(),
      deliveredAfter: z.int().exactOptional().describe("Days from the order to its delivery"),
    })
    .exactOptional(),
  firstOn: z
    .object({ visit: DayNumber, cart: DayNumber.exactOptional(), checkout: DayNumber.exactOptional() })
    .exactOptional()
    .describe("How far the customer came on the site before the first order"),
  browserOrderAt: Instant.exactOptional(),
  spent: Minor.describe("Ever, net of refunds, minor units"),
  refunded: Minor,
  foreign: z.array(z.string()).exactOptional().describe("Other currencies of orders, carts and refunds"),
  unpricedOrders: Count.describe("In a currency without a rate"),
  averageOrder: Minor,
  gaps: z
    .object({ mean: z.number(), shortest: z.number(), longest: z.number() })
    .exactOptional()
    .describe("Days between order days"),
  lastCategory: z.string().exactOptional(),
  lastMerchant: z.string().exactOptional(),
  categories: z.record(z.string(), Count).describe("Orders by category"),
  merchants: z.record(z.string(), Count),
  products: z.array(
    z.object({
      product: z.string(),
      name: z.string().exactOptional(),
      category: z.string().exactOptional(),
      orders: Count,
      lastAt: Instant,
    }),
  ),
  coupons: z.array(z.object({ code: z.string(), order: z.string(), at: Instant, spent: Minor })),
};

const doing = {
  cart: z
    .object({ items: z.array(Item), url: z.string().exactOptional(), value: Minor, changedAt: Instant })
    .exactOptional(),
  lastVisitAt: Instant.exactOptional(),
  viewed: z.array(Item).describe("Viewed last and not bought since, newest first"),
  lastActivityAt: Instant.exactOptional(),
  reviews: Count,
  lastReviewAt: Instant.exactOptional(),
  lastOpenedAt: Instant.exactOptional(),
  lastClickedAt: Instant.exactOptional(),
};

const lots = z.array(
  z.object({
    points: z.number(),
    active: DayNumber,
    expires: DayNumber.exactOptional(),
    given: DayNumber.exactOptional(),
  }),
);

const loyalty = {
  loyalty: z
    .object({
      on: DayNumber,
      lots,
      spent: z.number(),
      earned: z.number(),
      expired: z.number().exactOptional(),
      debt: z.number().exactOptional(),
      uncovered: z.number().exactOptional(),
      level: z.string(),
      levelSince: DayNumber.exactOptional(),
      previousLevel: z.string().exactOptional(),
      graceUntil: DayNumber.exactOptional(),
      changes: z.array(z.object({ from: DayNumber, level: z.string() })).exactOptional(),
      next: z.object({ level: z.string(), missing: Minor }).exactOptional(),
      firstEarnedOn: DayNumber.exactOptional(),
      firstSpentOn: DayNumber.exactOptional(),
    })
    .exactOptional()
    .describe("The account as it is stored; `loyalty` beside the profile is for people"),
  levelTold: z.object({ level: z.string(), next: z.number() }).exactOptional(),
  referral: z
    .object({
      by: CustomerKey,
      code: z.string(),
      at: Instant,
      rank: z.string().exactOptional(),
      refused: z.string().exactOptional(),
      earned: z.literal(true).exactOptional(),
    })
    .exactOptional()
    .describe("Who brought the customer"),
};

export const Profile = z
  .object({
    ...who,
    ...mayMail,
    ...orders,
    ...doing,
    ...loyalty,
    backfilledAt: Instant.exactOptional(),
    facts: Count.describe("That were folded into it"),
  })
  .meta({ id: "Profile", description: "What follows from a customer's facts" });
