import { afterEach, describe, expect, it, vi } from "vitest";
import { tillCommand } from "../../cli/commands/till.ts";
import { judged } from "../../cli/doctor/till.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { NOON } from "../support/chains.ts";
import { makeShopWorld, promised, promisedMany, type ShopWorld } from "../support/shop-doubles.ts";

async function said(shop: ShopWorld, ...words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => lines.push(`${line}`));
  await tillCommand(async () => shop.operate).parseAsync(words, { from: "user" });
  log.mockRestore();
  return lines.join("\n");
}

let shop: ShopWorld;
afterEach(() => shop.close());

describe("comeback till", () => {
  it("says what waits and why, and in the end that nothing does", async () => {
    shop = await makeShopWorld("woocommerce", { fault: () => "error" });
    await shop.batches.add(promisedMany(3));
    await shop.playUntil(NOON + HOUR);
    const status = await said(shop);
    expect(status).toContain("Codes are put on woocommerce at https://shop.example.");
    expect(status).toContain("1 batch waits, with 3 codes, since 2026-03-01 12:00.");
    expect(status).toContain("It takes nothing since 2026-03-01 12:01: WooCommerce answered 503.");
    shop.setFault(undefined);
    await shop.playUntil(NOON + 2 * HOUR);
    expect(await said(shop, "status")).toBe(
      "Codes are put on woocommerce at https://shop.example.\nNothing waits.",
    );
  });

  it("lists what was given up with the reason, and puts it again", async () => {
    shop = await makeShopWorld("shopify", { till: { categories: {} } });
    expect(await said(shop, "failed")).toBe("No code was given up.");
    await shop.batches.add([promised("TEA-1", { terms: { variant: "last_category", subject: "tea" } })]);
    await shop.playUntil(NOON + HOUR);
    expect(await said(shop, "failed")).toMatch(/1 of 1.*no id for tea/);
    expect(JSON.parse(await said(shop, "failed", "--json"))).toMatchObject([{ codes: [{ code: "TEA-1" }] }]);
    expect(await said(shop, "replay", "--batch", "another")).toMatch(/Nothing to do/);
    expect(await said(shop, "replay")).toBe("1 put again within a minute.");
  });
});

describe("the doctor's look at the platform", () => {
  const till = { platform: "shopify", url: "https://x", discounts: "shared", prepare: "1h" } as const;
  const store = { currency: "RUB" };
  const open = { kind: "open", shop: "Lavka", currency: "RUB", missing: [] } as const;

  it.each([
    [open, "ok", /Lavka on shopify, in RUB/],
    [{ ...open, currency: "EUR" }, "problem", /counts in EUR, the config in RUB/],
    [{ ...open, missing: ["write_discounts"] }, "problem", /lacks write_discounts/],
    [{ kind: "denied", why: "answered 401" }, "problem", /refuses the key/],
    [{ kind: "unreachable", why: "no answer" }, "warning", /could not be asked/],
  ] as const)("of %o is %s", (check, state, says) => {
    expect(judged(check, till, store)).toMatchObject({ state, says: expect.stringMatching(says) });
  });
});
