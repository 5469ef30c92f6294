import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeSettleOrders, type OddCode } from "../../src/app/offers/settle-orders.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CodeRule } from "../../src/domain/config/offers.ts";
import type { Fact, FactOf } from "../../src/domain/facts/facts.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { fact, item, key, link, order, refund, rub } from "../support/facts.ts";
import { NOW } from "../support/ingest.ts";
import { secrets, world } from "../support/projecting.ts";
import { asking, codeWith, countingCodes, published, till, tillBundle } from "../support/tills.ts";

const CODE = "HELLO-7F3K9Q2M";

/** A shop whose messages of orders reach the ledger. */
async function shop(options: { readonly rule?: Partial<CodeRule>; readonly codes?: readonly Code[] } = {}) {
  const budgets = makeMemoryBudgetStore();
  const { store: codes, calls } = countingCodes();
  for (const code of options.codes ?? [codeWith()]) await codes.put(code);
  calls.written = 0;
  const odd: OddCode[] = [];
  const settleOrders = makeSettleOrders({
    codes,
    budgets,
    secrets,
    clock: { now: () => NOW + DAY },
    onOdd: (one) => odd.push(one),
  });
  const config = { current: async () => published(tillBundle(options.rule)) };
  const shopWorld = world({ settleOrders, config });
  return { ...shopWorld, budgets, codes, calls, odd, code: (text = CODE) => codes.get(text) };
}

/** An order of 1,800 that a code took 200 off. */
const used = (id: string, more: Partial<FactOf<"order-placed">> = {}): Fact =>
  order(id, NOW, 180_000, {
    source: "standard",
    coupons: [CODE.toLowerCase()],
    items: [item("tea", { price: rub(200_000) })],
    ...more,
  });

const cancelled = (id: string, more: Partial<FactOf<"order-cancelled">> = {}): Fact =>
  fact("order-cancelled", { source: "standard", at: NOW + 1, version: NOW + 1, order: id, ...more });

describe("an order with a code", () => {
  it("redeems it, with what the source says that it took off", async () => {
    const { tell, code } = await shop();
    await tell([used("o1", { discounts: [{ code: CODE, amount: rub(20_500) }] })]);
    expect(await code()).toMatchObject({
      stage: "redeemed",
      redemption: { order: "o1", amount: 20_500, total: 180_000, at: NOW },
    });
    expect((await code())?.stage === "redeemed" && (await code())).not.toHaveProperty("redemption.by");
  });

  it("else with what its terms come to", async () => {
    const { tell, code } = await shop();
    await tell([used("o1")]);
    expect(await code()).toMatchObject({ redemption: { amount: 20_000 } });
  });

  it("is written once, and again where the order has come to another sum", async () => {
    const { tell, project, calls, code } = await shop();
    const placed = used("o1");
    await tell([placed]);
    await project([placed]);
    await tell([fact("order-delivered", { order: "o1", at: NOW + 2 })]);
    await tell([used("o1", { version: NOW + 3, total: rub(170_000) })]);
    expect(calls.written).toBe(2);
    expect(await code()).toMatchObject({ redemption: { order: "o1", total: 170_000 } });
  });

  it("takes from the budgets what it has cost beyond what was reserved, once", async () => {
    const counters = ["all@ever"];
    const { tell, project, budgets, code } = await shop({ codes: [codeWith({ counters, reserved: 6_000 })] });
    const taken = async () => (await budgets.counters())["all@ever"]?.issued ?? 0;
    const placed = used("o1", { discounts: [{ code: CODE, amount: rub(20_000) }] });
    await tell([placed]);
    await project([placed]);
    expect(await taken()).toBe(14_000);
    expect(await code()).toMatchObject({ stage: "redeemed", reserved: 20_000 });
    await tell([cancelled("o1")]);
    expect([await taken(), (await code())?.reserved]).toEqual([14_000, 20_000]);
  });

  it("costs nobody anything who uses no coupons, or one of the shop's own", async () => {
    const { tell, calls } = await shop();
    Object.assign(calls, { strong: 0, eventual: 0 });
    await tell([order("o1", NOW, 100), used("o2", { coupons: ["SPRING"] })]);
    expect(calls).toEqual({ strong: 0, eventual: 0, written: 0 });
  });

  it("finds codes of uploaded lists, which look like anything", async () => {
    const code = codeWith({ code: "SPRING" });
    const { tell, code: read, odd } = await shop({ rule: { pool: true }, codes: [code] });
    await tell([used("o1", { coupons: ["spring", "friday"] })]);
    expect(await read("SPRING")).toMatchObject({ stage: "redeemed" });
    expect(odd).toEqual([]);
  });

  it("that waits for its payment does nothing, and does not take it back either", async () => {
    const { tell, codes, code } = await shop();
    const asked = await till({ store: codes, codes: [] });
    await asked.ask("redeem", asking({ order: "o1" }));
    await tell([used("o1", { unpaid: true })]);
    expect(await code()).toMatchObject({ stage: "redeemed" });
  });

  it("that only a browser tells of does nothing", async () => {
    const { tell, code, odd } = await shop();
    await tell([
      used("o1", { rank: "browser" }),
      used("o2", { rank: "browser", coupons: ["HELLO-AAAAAAAA"] }),
    ]);
    expect(await code()).toMatchObject({ stage: "sent" });
    expect(odd).toEqual([]);
  });
});

describe("an order that is void", () => {
  it.each([
    ["cancelled", () => cancelled("o1")],
    ["refunded whole", () => refund("o1", NOW + 1, 180_000, { source: "standard" })],
  ])("gives the code back when it is %s", async (_, end) => {
    const { tell, code } = await shop();
    await tell([used("o1")]);
    await tell([end()]);
    expect(await code()).toMatchObject({ stage: "released", voided: ["o1"] });
    await tell([used("o2", { at: NOW + 5, version: NOW + 5 })]);
    expect(await code()).toMatchObject({ stage: "redeemed", redemption: { order: "o2" } });
  });

  it("leaves it used where the offer says so", async () => {
    const { tell, code } = await shop({ rule: { on_cancel: "keep" } });
    await tell([used("o1")]);
    await tell([cancelled("o1")]);
    expect(await code()).toMatchObject({ stage: "spent" });
  });

  it("refunded in part keeps it", async () => {
    const { tell, code } = await shop();
    await tell([used("o1"), refund("o1", NOW + 1, 100_000, { source: "standard" })]);
    expect(await code()).toMatchObject({ stage: "redeemed" });
  });

  it("does not take back what the shop has given to another customer's order of the same name", async () => {
    const { tell, code } = await shop();
    await tell([used("o1", { customer: key("u:1") })]);
    // The order's newest version names another customer, and it moves there.
    await tell([
      fact("order-moved", {
        customer: key("u:1"),
        order: "o1",
        at: NOW + 1,
        version: NOW + 1,
        to: key("u:2"),
      }),
    ]);
    expect(await code()).toMatchObject({ stage: "redeemed", redemption: { order: "o1" } });
  });
});

describe("messages in any order", () => {
  it("come to the same, with the till's own word before, between or after them", async () => {
    const news: readonly Fact[] = [
      used("o1"),
      used("o1", { version: NOW + 1, total: rub(170_000) }),
      cancelled("o1", { version: NOW + 2, at: NOW + 2 }),
    ];
    const steps = fc.shuffledSubarray([...news, ...news, "redeem" as const, "redeem" as const], {
      minLength: 8,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (told) => {
        const { tell, project, codes, code } = await shop();
        const asked = await till({ store: codes, codes: [] });
        for (const step of told)
          if (step === "redeem") await asked.ask("redeem", asking({ order: "o1" }));
          else {
            await tell([step]);
            await project([step]);
          }
        // The last message about the order finds whatever the till has said meanwhile.
        await project([news[2] as Fact]);
        expect(["sent", "released"]).toContain((await code())?.stage);
        expect((await asked.ask("redeem", asking({ order: "o2" }))).status).toBe(200);
      }),
      { numRuns: 60 },
    );
  });

  it("a webhook before the till's redeem answers the till as if it had been first", async () => {
    const { tell, codes } = await shop();
    const asked = await till({ store: codes, codes: [] });
    await tell([used("o1")]);
    const answer = await asked.ask("redeem", asking({ order: "o1" }));
    expect(answer).toMatchObject({ status: 200, body: { redeemed: true, discount: { amount: 200 } } });
    expect((await asked.ask("redeem", asking({ order: "o2" }))).body).toMatchObject({
      reason: "already-used",
    });
  });
});

describe("a code of somebody else", () => {
  it("is redeemed with who used it, because the shop gave the discount, and counted", async () => {
    const { tell, project, code, odd } = await shop();
    const placed = used("o1", { customer: key("u:2") });
    await tell([placed]);
    expect(await code()).toMatchObject({ stage: "redeemed", redemption: { by: "u:2" } });
    expect(odd).toEqual([{ source: "standard", what: "offer thanks", why: "another's" }]);
    await project([placed]);
    expect(odd).toHaveLength(1);
  });

  it("is nobody else's once both are one customer", async () => {
    const { tell, code, odd } = await shop();
    await tell(link("a:2", "u:1", NOW - 1));
    await tell([used("o1", { customer: key("a:2") })]);
    expect((await code()) ?? {}).not.toHaveProperty("redemption.by");
    expect(odd).toEqual([]);
  });

  it("may be used by anybody where the marketer says so", async () => {
    const { tell, code, odd } = await shop({ codes: [codeWith({ bound: "anyone" })] });
    await tell([used("o1", { customer: key("u:2") })]);
    expect(await code()).toMatchObject({ redemption: { by: "u:2" } });
    expect(odd).toEqual([]);
  });

  it("is not known before the order's customer is", async () => {
    const { tell, code, odd } = await shop();
    await tell([used("o1", { customer: key("o:standard:o1") })]);
    expect(await code()).toMatchObject({ stage: "redeemed", redemption: { order: "o1" } });
    expect(odd).toEqual([]);
    await tell(link("o:standard:o1", "u:2", NOW + 1).slice(0, 1));
    expect(odd).toEqual([{ source: "standard", what: "offer thanks", why: "another's" }]);
  });
});

describe("a code that the shop should not have taken", () => {
  it.each([
    ["unknown", "HELLO-FAKEC0DE", codeWith()],
    [
      "used",
      CODE,
      { ...codeWith(), stage: "redeemed", redemption: { order: "o9", amount: 1, at: NOW } } as Code,
    ],
    ["expired", CODE, codeWith({ terms: { validUntil: NOW - DAY } })],
    ["withdrawn", CODE, { ...codeWith(), stage: "withdrawn", why: "", withdrawnAt: NOW } as Code],
  ])("is counted once, and written down as it happened: %s", async (why, coupon, before) => {
    const { tell, project, calls, odd } = await shop({ codes: [before] });
    const placed = used("o1", { coupons: [coupon] });
    await tell([placed]);
    await project([placed]);
    await tell([used("o1", { coupons: [coupon], version: NOW + 2 })]);
    const what = why === "unknown" ? "HELLO-…" : "offer thanks";
    expect(odd).toEqual([{ source: "standard", what, why }]);
    expect(calls.written).toBe(why === "unknown" ? 0 : 1);
  });

  it.each([
    "HELLO-FAKECODE",
    "hello-fake",
    "HELLO-",
    "HELLO-2026-SPRING",
  ])("is counted by its prefix, however it goes on: %s", async (coupon) => {
    const { tell, odd } = await shop();
    await tell([used("o1", { coupons: [coupon] })]);
    expect(odd).toEqual([{ source: "standard", what: "HELLO-…", why: "unknown" }]);
  });

  it.each(["HELLO", "SUMMER-10", "HELLO10"])("may be the shop's own: %s", async (coupon) => {
    const { tell, calls, odd } = await shop();
    await tell([used("o1", { coupons: [coupon] })]);
    expect([odd, calls.strong]).toEqual([[], 0]);
  });

  it("is not counted of a past that is brought along", async () => {
    const { tell, odd } = await shop();
    await tell([used("o1", { coupons: ["HELLO-AAAAAAAA"], import: "old-shop" })]);
    expect(odd).toEqual([]);
  });

  it("holds up nobody's profile for good: what fails is told again", async () => {
    const inner = makeMemoryCodeStore();
    await inner.put(codeWith());
    let isDown = true;
    const get: typeof inner.get = (code) => (isDown ? Promise.reject(new Error("down")) : inner.get(code));
    const settleOrders = makeSettleOrders({
      codes: { ...inner, get },
      budgets: makeMemoryBudgetStore(),
      secrets,
      clock: { now: () => NOW },
    });
    const { project, events, profile } = world({
      settleOrders,
      config: { current: async () => published(tillBundle()) },
    });
    const placed = used("o1");
    await events.append([placed]);
    expect((await project([placed]))[0]?.ok).toBe(false);
    expect(await profile("u:1")).toMatchObject({ orders: 1 });
    isDown = false;
    expect((await project([placed]))[0]?.ok).toBe(true);
    expect(await inner.get(CODE)).toMatchObject({ stage: "redeemed" });
  });
});
