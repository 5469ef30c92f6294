import * as z from "zod";
import type { OfferKind } from "../../domain/config/offers.ts";
import { kindsWith } from "../../domain/offers/kinds.ts";
import { VARIANT_KINDS } from "../../domain/offers/variants.ts";
import { keyHints } from "./key-hints.ts";
import { Condition, Duration, Id, Line, Localised, Percent } from "./values.ts";

/** Checked for gaps and overlaps in adapters/config/tiers.ts, because what to write depends on the neighbours. */
export const Tiers = z
  .array(
    z.strictObject({
      id: Id,
      from: z.number().min(0, "at least 0").default(0).describe("Spend from which the tier applies."),
      below: z
        .number()
        .positive("must be greater than 0")
        .exactOptional()
        .describe("Spend at which the next tier begins."),
    }),
  )
  .min(1, "write at least one tier")
  .describe("Tiers by money spent, net of refunds, ascending and without gaps.");

const Money = z.number().positive("must be greater than 0");

export const BudgetShape = z
  .strictObject({
    amount: Money.describe("At most so much, in the store currency."),
    per: z
      .enum(["day", "week", "month", "year", "ever"])
      .default("month")
      .describe("By the calendar of the shop's time zone."),
  })
  .describe("What codes may cost. None is issued that it could not pay.");

const ForTiers = z
  .array(Id)
  .min(1, "write at least one, or remove the key")
  .exactOptional()
  .describe("Tiers that get it; all when absent.");

const COMMON = {
  name: Localised.describe("Shown in mails as offer.name."),
  variants: z
    .array(z.enum(VARIANT_KINDS))
    .min(1, "write at least one variant")
    .default(["universal"])
    .describe("Tried from the left; one that does not apply falls through to the next."),
  when: Condition.exactOptional().describe("Only for customers for whom this holds."),
  code: z
    .strictObject({
      prefix: z
        .string()
        .regex(/^[A-Z0-9]{2,12}$/, "2 to 12 capital Latin letters and digits, like HELLO")
        .exactOptional()
        .describe("What the customer's code begins with."),
      pool: z
        .literal(true)
        .exactOptional()
        .describe("Codes of a list instead (comeback codes add), each handed out once."),
      bound: z
        .enum(["customer", "anyone"])
        .default("customer")
        .describe("Who may use a code: the customer to whom it was given, or whoever has it."),
      on_cancel: z
        .enum(["release", "keep"])
        .default("release")
        .describe("Whether a code is good again when its order is cancelled or refunded whole."),
    })
    .refine(
      ({ prefix, pool }) => (prefix === undefined) !== (pool === undefined),
      "write prefix or pool: true",
    )
    .exactOptional()
    .describe("Gives each customer a code of his own."),
  valid_for: Duration.describe("How long the offer holds from the mail on."),
  min_order: Money.exactOptional().describe("Smallest order that gets the discount."),
  budget: BudgetShape.exactOptional(),
  allocate: z
    .strictObject({
      by: z
        .literal("uplift")
        .describe("Those whom mails move most for each unit of cost, as the shop's own draws have shown."),
      random_percent: z
        .number()
        .min(5, "at least 5: nothing can be learned from fewer")
        .max(50, "at most 50 percent")
        .default(20)
        .describe("On so many chance decides, and gives the offer to half of them, to go on learning."),
    })
    .exactOptional()
    .describe(
      "Who gets the offer out of its budget. First come, first served when absent, and while no check claims to know whom mails move.",
    ),
  categories: z
    .array(Line)
    .min(1, "write at least one, or remove the key")
    .exactOptional()
    .describe("Limits last_category and best_category to these."),
  shops: z
    .array(Line)
    .min(1, "write at least one, or remove the key")
    .exactOptional()
    .describe("Limits last_shop to these."),
};

/** By tier id; adapters/config/offers.ts checks that every tier is there and no other. */
const ByTier = (value: z.ZodNumber, like: string) =>
  z.record(Id, value, {
    error: ({ input }) => (input === undefined ? `needed for each tier: write ${like}` : undefined),
  });

const OFFERS = {
  percent: z.strictObject({
    kind: z.literal("percent").default("percent").describe("A share of the price."),
    discount_percent: ByTier(Percent, "discount_percent: { TIER: 10 }, or another kind of offer").describe(
      "Discount by tier id; 0 where a tier gets nothing.",
    ),
    max_discount: Money.exactOptional().describe("Never more than this off one order."),
    ...COMMON,
  }),
  amount: z.strictObject({
    kind: z.literal("amount").describe("A fixed sum off the order."),
    amount: ByTier(z.number().min(0, "at least 0"), "amount: { TIER: 500 }").describe(
      "The sum by tier id, in the store currency; 0 where a tier gets nothing.",
    ),
    ...COMMON,
  }),
  free_delivery: z.strictObject({
    kind: z.literal("free_delivery").describe("The delivery costs nothing."),
    for_tiers: ForTiers,
    cost: Money.exactOptional().describe("What a delivery costs the shop, at most."),
    ...COMMON,
  }),
  waived_fee: z.strictObject({
    kind: z.literal("waived_fee").describe("A fee that is not taken."),
    for_tiers: ForTiers,
    fee: Localised.describe("What the fee is for; shown in mails as offer.fee."),
    amount: Money.describe("How much it is."),
    ...COMMON,
  }),
  cashback: z.strictObject({
    kind: z.literal("cashback").describe("Points on top of those that the order earns."),
    cashback_percent: ByTier(Percent, "cashback_percent: { TIER: 5 }").describe(
      "Percent of the order by tier id; 0 where a tier gets nothing.",
    ),
    max_cashback: Money.exactOptional().describe("Never more than this of one order."),
    ...COMMON,
  }),
  gift: z.strictObject({
    kind: z.literal("gift").describe("A product that is put into the order."),
    for_tiers: ForTiers,
    product: Line.describe("The product's id."),
    gift_name: Localised.describe("Shown in mails as offer.gift."),
    cost: Money.exactOptional().describe("What it costs the shop."),
    ...COMMON,
  }),
} satisfies { readonly [K in OfferKind]: z.ZodType };

for (const [kind, offer] of Object.entries(OFFERS))
  offer.register(keyHints, { hintFor: (key) => elsewhere(key, kind) });

/** `percent offers have no amount, amount and waived_fee ones do: …` */
function elsewhere(key: string, kind: string): string | undefined {
  const others = kindsWith(key);
  if (others.length === 0) return undefined;
  const kinds = others.map((other) => `kind: ${other}`).join(" or ");
  return `an offer of kind ${kind} has no ${key}: write ${kinds}, or remove it`;
}

export const Offer = z.discriminatedUnion("kind", [
  OFFERS.percent,
  OFFERS.amount,
  OFFERS.free_delivery,
  OFFERS.waived_fee,
  OFFERS.cashback,
  OFFERS.gift,
]);

/** offers.yaml */
export const OffersFile = z
  .strictObject({
    tiers: Tiers,
    budget: BudgetShape.exactOptional().describe("Of all offers together."),
    reserve: z
      .enum(["face", "expected"])
      .exactOptional()
      .describe(
        "What a budget sets aside for a code: all that it can cost (face), or that times the share of the offer's codes that was used so far (expected).",
      ),
    margin_percent: z
      .record(Line, Percent)
      .exactOptional()
      .describe("What is left of 100 of a price before any discount, by category."),
    price_floor_percent: Percent.default(50).describe(
      "The customer always pays at least this share of the price.",
    ),
    list: z.record(Id, Offer).describe("Offers by id."),
  })
  .describe("Offers");
