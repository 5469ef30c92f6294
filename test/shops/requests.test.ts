import { readFile } from "node:fs/promises";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { CouponInput } from "../../local/shops/woocommerce-coupon.ts";
import { OPERATIONS } from "../../src/adapters/shops/shopify/operations.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { NOON } from "../support/chains.ts";
import { makeShopWorld, promised } from "../support/shop-doubles.ts";

const schema = buildSchema(
  await readFile(new URL("../../local/shops/shopify-admin.graphql", import.meta.url), "utf8"),
);

const EVERYTHING = [
  promised("PERCENT-1", { terms: { minOrder: 100_050 } }),
  promised("SUM-1", { terms: { benefit: { kind: "amount", amount: 30_050 } } }),
  promised("FREE-1", { terms: { benefit: { kind: "free_delivery", cost: 300 } } }),
  promised("TEA-1", { terms: { variant: "last_category", subject: "tea" } }),
  promised("ANN-1", { bound: "customer" }),
];

async function askedOn(platform: "shopify" | "woocommerce") {
  const shop = await makeShopWorld(platform, { till: { discounts: "each" } });
  await shop.know("u:ann", { email: "ann@shop.example" });
  await shop.batches.add(EVERYTHING);
  await shop.playUntil(NOON + HOUR);
  shop.close();
  return shop.asked.map(({ body = "{}" }) => JSON.parse(body));
}

describe("what Shopify is asked", () => {
  it.each(Object.entries(OPERATIONS))("%s is valid by the schema that Shopify publishes", (_, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it("says what the code promises, in Shopify's words", async () => {
    const inputs = (await askedOn("shopify")).map(({ variables }) => variables.input).filter(Boolean);
    const of = (code: string) => inputs.find((input) => input.code === code);
    expect(of("PERCENT-1")).toMatchObject({
      ...{ usageLimit: 1, appliesOncePerCustomer: false, context: { all: "ALL" } },
      customerGets: { value: { percentage: 0.1 }, items: { all: true } },
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: "1000.50" } },
      ...{ startsAt: "2026-03-01T11:01:00.000Z", endsAt: "2026-03-09T01:00:00.000Z" },
    });
    expect(of("SUM-1").customerGets.value).toEqual({
      discountAmount: { amount: "300.50", appliesOnEachItem: false },
    });
    expect(of("FREE-1")).toMatchObject({ destination: { all: true } });
    expect(of("TEA-1").customerGets.items).toEqual({ collections: { add: ["gid://shopify/Collection/12"] } });
    expect(of("ANN-1")).toMatchObject({ appliesOncePerCustomer: true });
  });
});

describe("what WooCommerce is asked", () => {
  it("is a coupon of its published properties, with what the code promises", async () => {
    const coupons = (await askedOn("woocommerce")).flatMap(({ create = [] }) => create);
    expect(coupons.map((coupon) => CouponInput.safeParse(coupon).success)).toEqual(
      EVERYTHING.map(() => true),
    );
    const of = (code: string) => coupons.find((coupon) => coupon.code === code);
    expect(of("PERCENT-1")).toMatchObject({
      ...{ discount_type: "percent", amount: "10", usage_limit: 1, individual_use: true },
      ...{ minimum_amount: "1000.50", date_expires: "2026-03-09T01:00:00Z" },
    });
    expect(of("SUM-1")).toMatchObject({ discount_type: "fixed_cart", amount: "300.50" });
    expect(of("FREE-1")).toMatchObject({ free_shipping: true, amount: "0" });
    expect(of("TEA-1")).toMatchObject({ product_categories: [12] });
    expect(of("ANN-1")).toMatchObject({ email_restrictions: ["ann@shop.example"] });
    expect(of("PERCENT-1")).not.toHaveProperty("email_restrictions");
  });

  it("names nobody in what is stored", async () => {
    const shop = await makeShopWorld("woocommerce");
    const batch = await shop.batches.add([promised("ANN-1", { bound: "customer" })]);
    shop.close();
    expect(JSON.stringify(await shop.batches.job(batch))).not.toContain("@");
  });
});
