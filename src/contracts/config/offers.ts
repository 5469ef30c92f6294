import * as z from "zod";
import { VARIANT_KINDS } from "../../domain/offers/variants.ts";
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

const Offer = z.strictObject({
  name: Localised.describe("Shown in mails as offer.name."),
  variants: z
    .array(z.enum(VARIANT_KINDS))
    .min(1, "write at least one variant")
    .default(["universal"])
    .describe("Tried from the left; one that does not apply falls through to the next."),
  discount_percent: z.record(Id, Percent).describe("Discount by tier id; 0 where a tier gets nothing."),
  when: Condition.exactOptional().describe("Only for customers for whom this holds."),
  code: z
    .strictObject({
      prefix: z.string().regex(/^[A-Z0-9]{2,12}$/, "2 to 12 capital Latin letters and digits, like HELLO"),
    })
    .exactOptional()
    .describe("Gives each customer a code of his own that begins with the prefix."),
  valid_for: Duration.describe("How long the offer holds from the mail on."),
  min_order: z
    .number()
    .positive("must be greater than 0")
    .exactOptional()
    .describe("Smallest order that gets the discount."),
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
});

/** offers.yaml */
export const OffersFile = z
  .strictObject({
    tiers: Tiers,
    price_floor_percent: Percent.default(50).describe(
      "The customer always pays at least this share of the price.",
    ),
    list: z.record(Id, Offer).describe("Offers by id."),
  })
  .describe("Offers");
