import * as z from "zod";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import { Id, Localised, Percent } from "./values.ts";

const Limits = z.strictObject({
  day: z.int().min(1).exactOptional(),
  month: z.int().min(1).exactOptional(),
  life: z.int().min(1).exactOptional(),
});

const Action = z.strictObject({
  on: z.union([
    z.enum(["reviewed", "subscribed"]),
    z.strictObject({ date: Id }),
    z.strictObject({ event: Id }),
  ]),
  points: z.int().min(1),
  name: Localised,
  once_per_product: z.boolean().exactOptional(),
  limits: Limits.exactOptional(),
});

const Rules = z.strictObject({
  from: z.string().exactOptional(),
  levels: z.record(Id, z.strictObject({ from: z.number().min(0), cashback_percent: Percent })),
  level_window: z.string(),
  level_grace: z.string(),
  categories: z.record(z.string(), Percent).exactOptional(),
  boosts: z
    .array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        multiply: z.number(),
        categories: z.array(z.string()).exactOptional(),
      }),
    )
    .exactOptional(),
  actions: z.record(Id, Action).exactOptional(),
  return_window: z.string(),
  expires_after: z.string(),
  spend: z.strictObject({
    most_percent: Percent,
    least_points: z.int().exactOptional(),
    min_order: z.number().exactOptional(),
  }),
  debt: z.boolean().default(false),
});

/** loyalty.yaml */
export const LoyaltyFile: z.ZodType<Loyalty> = z
  .strictObject({
    name: Localised,
    points: z.strictObject({ worth: z.number().positive(), name: Localised.exactOptional() }),
    rules: z.array(Rules).min(1),
    referral: z
      .strictObject({ friend_offer: Id, points: z.int().min(1), limits: Limits.exactOptional() })
      .exactOptional(),
    holdout_percent: Percent.default(0),
    levels: z.array(z.strictObject({ id: Id, name: Localised, privileges: z.array(Id).default([]) })).min(1),
    privileges: z.record(Id, z.strictObject({ name: Localised })).default({}),
  })
  .describe("The loyalty programme");
