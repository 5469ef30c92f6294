import * as z from "zod";
import type { Rule } from "./checkout.ts";

const Money = z.string().regex(/^\d+(\.\d+)?$/);

/**
 * A coupon as WooCommerce's REST API takes it: the writable properties of its published schema (`OPTIONS
 * /wp-json/wc/v3/coupons`), and no others, so that a word that it would pass over in silence is an error here.
 */
export const CouponInput = z.strictObject({
  code: z.string().optional(),
  amount: Money.optional(),
  status: z.string().optional(),
  discount_type: z.enum(["percent", "fixed_cart", "fixed_product"]).default("fixed_cart"),
  description: z.string().optional(),
  // A time without an offset is the site's own. `date_expires_gmt` is passed over, although the schema has it as writable:
  // WC_REST_Coupons_V2_Controller sets what WC_Coupon has a setter for, and there is none for it.
  date_expires: z.iso.datetime({ offset: true }).nullish(),
  individual_use: z.boolean().default(false),
  product_ids: z.array(z.int()).default([]),
  excluded_product_ids: z.array(z.int()).default([]),
  usage_limit: z.int().nullish(),
  usage_limit_per_user: z.int().nullish(),
  limit_usage_to_x_items: z.int().nullish(),
  free_shipping: z.boolean().default(false),
  product_categories: z.array(z.int()).default([]),
  excluded_product_categories: z.array(z.int()).default([]),
  exclude_sale_items: z.boolean().default(false),
  minimum_amount: Money.optional(),
  maximum_amount: Money.optional(),
  email_restrictions: z.array(z.string()).default([]),
  meta_data: z.array(z.object({ id: z.int().optional(), key: z.string(), value: z.unknown() })).default([]),
});
export type CouponInput = z.output<typeof CouponInput>;

export interface Coupon extends CouponInput {
  readonly id: number;
  readonly code: string;
  usage_count: number;
}

export function ruleOf({
  amount = "0",
  discount_type,
  free_shipping,
  product_categories,
  minimum_amount,
}: Coupon): Rule {
  const limits = {
    ...(minimum_amount !== undefined && { minimum: Number(minimum_amount) }),
    ...(product_categories.length > 0 && { categories: product_categories.map(String) }),
  };
  if (free_shipping) return { ...limits, kind: "free_delivery", value: 0 };
  return { ...limits, kind: discount_type === "percent" ? "percent" : "amount", value: Number(amount) };
}
