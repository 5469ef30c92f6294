import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { key } from "../support/facts.ts";
import { KEYS, NOW } from "../support/ingest.ts";
import { asking, BASKET, codeWith, countingCodes, mailboxOf, till } from "../support/tills.ts";

describe("a till that asks", () => {
  it("hears what a good code takes off the basket, until when, in figures and in words", async () => {
    const { ask } = await till({});
    const { status, body } = await ask("check", asking());
    expect(status).toBe(200);
    expect(body).toEqual({
      valid: true,
      code: "HELLO-7F3K9Q2M",
      offer: "thanks",
      kind: "percent",
      percent: 10,
      discount: { amount: 200, currency: "RUB" },
      until: new Date(NOW + 7 * DAY).toISOString(),
      message: "10% off: RUB\u00a0200.",
    });
  });

  it("may write the code as a customer types it", async () => {
    const { ask } = await till({});
    // A soft hyphen or a space without width comes along where somebody copies it out of a mail.
    for (const code of [" hello-7f3k 9q2m", "HELLO-7F3K\u00ad9Q2M", "\u200bHELLO-7F3K9Q2M\ufeff"])
      expect((await ask("check", asking({ code }))).body).toMatchObject({
        ...{ valid: true, code: "HELLO-7F3K9Q2M" },
      });
  });

  it.each([
    [
      { order: "x".repeat(10_000) },
      "order",
      "must be the order's id, as its events name it, of at most 1,000 characters",
    ],
    [{ order: " " }, "order", "must be the order's id, as its events name it, of at most 1,000 characters"],
    [
      { basket: { items: [{ product: "tea", price: 1, quantity: 0 }] } },
      "basket.items.0.quantity",
      "must be a number above 0, of at most 1,000,000",
    ],
    [
      { basket: { items: [{ product: "tea", price: 1, quantity: "2" }] } },
      "basket.items.0.quantity",
      "must be a number above 0, of at most 1,000,000",
    ],
    [
      { basket: { items: Array.from({ length: 201 }, () => ({ product: "tea", price: 1 })) } },
      "basket.items",
      "must be at most 200 lines: add up those of one product, or send the total alone",
    ],
  ])("hears in words what does not fit: %#", async (more, place, detail) => {
    const { ask } = await till({});
    expect(await ask("redeem", asking({ order: "o1", ...more }))).toMatchObject({
      status: 400,
      body: { errors: [{ place, detail }] },
    });
  });

  it("is answered in the customer's language", async () => {
    const { ask } = await till({});
    const { body } = await ask("check", asking({ code: "HELLO-NOTHING0", language: "ru-RU" }));
    expect(body).toMatchObject({ reason: "unknown", message: "Такого кода нет." });
  });

  it("hears of a gift, and of nothing to take off", async () => {
    const benefit = { kind: "gift", product: "mug", name: { en: "A mug", ru: "Кружка" } } as const;
    const { ask } = await till({ codes: [codeWith({ terms: { benefit } })] });
    expect((await ask("check", asking())).body).toMatchObject({
      kind: "gift",
      gift: { product: "mug", name: "A mug" },
      discount: { amount: 0 },
    });
  });

  it.each([
    ["unknown", { code: "HELLO-NOTHING0" }, codeWith()],
    ["expired", {}, codeWith({ terms: { validUntil: NOW - DAY } })],
    ["not-yours", { customer: { id: "2", email: "eve@shop.example" } }, codeWith()],
    ["customer-needed", { customer: {} }, codeWith()],
    ["below-minimum", {}, codeWith({ terms: { minOrder: 500_000 } })],
    ["nothing-fits", {}, codeWith({ terms: { variant: "last_category", subject: "Coffee" } })],
    ["nothing-fits", {}, codeWith({ terms: { variant: "last_shop", subject: "Other Shop" } })],
    ["budget", {}, codeWith({ counters: ["all@2026-03"], reserved: 10_000 })],
  ] as const)("is told that a code is no good: %s", async (reason, question, code) => {
    const { ask } = await till({ codes: [code] });
    const { status, body } = await ask("check", asking(question));
    expect(status).toBe(200);
    expect(body).toMatchObject({ valid: false, reason });
    expect((body as { message: string }).message).toMatch(/\.$/);
    const redeemed = await ask("redeem", asking({ ...question, order: "o1" }));
    expect(redeemed).toMatchObject({ status: 409, body: { redeemed: false, reason } });
  });

  it("hears what the goods have to come to", async () => {
    const { ask } = await till({ codes: [codeWith({ terms: { minOrder: 500_000 } })] });
    expect((await ask("check", asking())).body).toMatchObject({
      minimum: { amount: 5_000, currency: "RUB" },
      message: "This code is good for orders from RUB\u00a05,000.",
    });
  });

  it("hears that a code was withdrawn", async () => {
    const code = { ...codeWith(), stage: "withdrawn", why: "raised", withdrawnAt: NOW } as const;
    const { ask } = await till({ codes: [code] });
    expect((await ask("check", asking())).body).toMatchObject({ valid: false, reason: "withdrawn" });
  });

  it("holds nothing by asking: who never comes back has changed nothing", async () => {
    const { ask, codes } = await till({});
    await ask("check", asking({ order: "o1" }));
    expect(await codes.get("HELLO-7F3K9Q2M")).toEqual(codeWith());
    expect((await ask("redeem", asking({ order: "o2" }))).status).toBe(200);
  });
});

describe("money of another currency", () => {
  it("is counted at the store's rate, there and back", async () => {
    const { ask, codes } = await till({ shop: { exchange_rates: { EUR: 100 } } });
    const basket = { currency: "EUR", items: [{ product: "tea", price: "9.99", quantity: 1 }] };
    const answer = await ask("redeem", asking({ basket, order: "o1" }));
    expect(answer.body).toMatchObject({ discount: { amount: 1, currency: "EUR" } });
    expect(await codes.get("HELLO-7F3K9Q2M")).toMatchObject({ redemption: { amount: 9_990, total: 89_910 } });
    expect(await ask("redeem", asking({ basket, order: "o1" }))).toEqual(answer);
  });

  it("without a rate is refused, with the place and what to do", async () => {
    const { ask } = await till({});
    const { status, body } = await ask("check", asking({ basket: { ...BASKET, currency: "USD" } }));
    expect(status).toBe(422);
    expect(body).toMatchObject({
      place: "basket.currency",
      detail: expect.stringContaining("exchange_rates"),
    });
  });
});

describe("whose code it is", () => {
  const mailbox = mailboxOf("ann@shop.example");

  it("is told by the mailbox that it went to, whoever has it by now", async () => {
    const { ask } = await till({ codes: [codeWith({ mailbox })] });
    const customer = { id: "99", email: "Ann@Shop.example" };
    expect((await ask("check", asking({ customer }))).body).toMatchObject({ valid: true });
  });

  it("is told by the aliases of the customer", async () => {
    const customers = [{ id: key("u:1"), aliases: [key("p:shopify:7")], phone: "+7 916 123-45-67" }];
    const { ask } = await till({ customers });
    const valid = async (customer: object) => (await ask("check", asking({ customer }))).body;
    expect(await valid({ key: "p:shopify:7" })).toMatchObject({ valid: true });
    expect(await valid({ phone: "8 (916) 123-45-67" })).toMatchObject({ valid: true });
    expect(await valid({ phone: "8 (916) 123-45-68" })).toMatchObject({ reason: "not-yours" });
  });

  it("follows the customer who was merged with another", async () => {
    const { ask, customers } = await till({
      customers: [{ id: key("u:2"), aliases: [key("u:1"), key("u:3")] }],
    });
    await customers.putProfile(key("u:1"), { mergedInto: key("u:2") }, 0);
    await customers.putProfile(key("u:3"), { mergedInto: key("u:2") }, 0);
    for (const id of ["2", "3"])
      expect((await ask("check", asking({ customer: { id } }))).body, id).toMatchObject({ valid: true });
    expect((await ask("check", asking({ customer: { id: "4" } }))).body).toMatchObject({
      reason: "not-yours",
    });
  });

  it("does not matter where the marketer says so", async () => {
    const { ask, codes } = await till({ codes: [codeWith({ bound: "anyone" })] });
    expect((await ask("redeem", asking({ customer: { id: "2" }, order: "o1" }))).status).toBe(200);
    expect(await codes.get("HELLO-7F3K9Q2M")).toMatchObject({ redemption: { by: "u:2" } });
  });

  it("is counted when somebody else tries it", async () => {
    const { ask, codes } = await till({});
    await ask("check", asking({ customer: { id: "2" } }));
    await ask("redeem", asking({ customer: { id: "2" }, order: "o1" }));
    expect(await codes.get("HELLO-7F3K9Q2M")).toMatchObject({ stage: "sent", strangers: 2 });
  });
});

describe("redeeming", () => {
  it("lets exactly one of two tills at once win", async () => {
    const { ask } = await till({});
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(
        ["a", "b", "c", "d"].map((order) => ask("redeem", asking({ order: `${order}${round}` }))),
      );
      const won = answers.filter(({ status }) => status === 200);
      expect(won).toHaveLength(round === 0 ? 1 : 0);
      for (const { status, body } of answers)
        if (status !== 200) expect(body).toMatchObject({ redeemed: false, reason: "already-used" });
    }
  });

  it("gives the same order the same answer, whatever its basket has become", async () => {
    const { ask, codes } = await till({});
    const first = await ask("redeem", asking({ order: "o1" }));
    const basket = { ...BASKET, items: [{ product: "tea", price: 1 }], total: 1 };
    expect(await ask("redeem", asking({ order: "o1", basket }))).toEqual(first);
    expect(await codes.get("HELLO-7F3K9Q2M")).toMatchObject({
      stage: "redeemed",
      redemption: { order: "o1", amount: 20_000, total: 210_000, at: NOW },
    });
    expect((await ask("check", asking({ order: "o1" }))).body).toMatchObject({ valid: true });
    expect((await ask("check", asking())).body).toMatchObject({ reason: "already-used" });
  });

  it("is not fooled by a read that is a second old", async () => {
    const inner = makeMemoryCodeStore();
    await inner.put(codeWith());
    const stale = {
      ...inner,
      get: async (code: string, how?: "eventual") => (how ? codeWith() : inner.get(code)),
    };
    const { ask } = await till({ codes: [], store: stale });
    expect((await ask("redeem", asking({ order: "o1" }))).status).toBe(200);
    expect((await ask("redeem", asking({ order: "o2" }))).body).toMatchObject({ reason: "already-used" });
  });

  it("finds a code that was issued a moment ago", async () => {
    const inner = makeMemoryCodeStore();
    await inner.put(codeWith());
    const lagging = {
      ...inner,
      get: async (code: string, how?: "eventual") => (how ? undefined : inner.get(code)),
    };
    const { ask } = await till({ codes: [], store: lagging });
    expect((await ask("check", asking())).body).toMatchObject({ valid: true });
  });
});

describe("releasing", () => {
  it("makes the code good again, once and for another order", async () => {
    const { ask } = await till({});
    await ask("redeem", asking({ order: "o1" }));
    const released = await ask("release", { code: "HELLO-7F3K9Q2M", order: "o1" });
    expect(released).toMatchObject({ status: 200, body: { released: true, order: "o1", good: true } });
    expect(await ask("release", { code: "HELLO-7F3K9Q2M", order: "o1" })).toEqual(released);
    expect((await ask("redeem", asking({ order: "o1" }))).body).toMatchObject({ reason: "given-back" });
    expect((await ask("redeem", asking({ order: "o2" }))).status).toBe(200);
    expect((await ask("release", { code: "HELLO-7F3K9Q2M", order: "o1" })).status).toBe(200);
    expect((await ask("check", asking({ order: "o2" }))).body).toMatchObject({ valid: true });
  });

  it("of an order that did not use it is refused", async () => {
    const { ask } = await till({});
    await ask("redeem", asking({ order: "o1" }));
    const answer = await ask("release", { code: "HELLO-7F3K9Q2M", order: "o2" });
    expect(answer).toMatchObject({ status: 409, body: { released: false, reason: "not-used" } });
    expect((await ask("check", asking())).body).toMatchObject({ reason: "already-used" });
  });

  it("leaves the code used where the offer says so, unless it never was an order", async () => {
    const { ask } = await till({
      rule: { on_cancel: "keep" },
      codes: [codeWith(), codeWith({ code: "HELLO-00000001" })],
    });
    await ask("redeem", asking({ order: "o1" }));
    await ask("redeem", asking({ code: "HELLO-00000001", order: "o1" }));
    const kept = await ask("release", { code: "HELLO-7F3K9Q2M", order: "o1" });
    expect(kept.body).toMatchObject({ released: true, good: false });
    expect((await ask("redeem", asking({ order: "o2" }))).body).toMatchObject({ reason: "already-used" });
    const failed = await ask("release", { code: "HELLO-00000001", order: "o1", because: "failed" });
    expect(failed.body).toMatchObject({ released: true, good: true });
  });
});

describe("what a question costs", () => {
  const cost = async (what: "check" | "redeem", question: object) => {
    const { store, calls } = countingCodes();
    const { ask, customers } = await till({ store, customers: [{ id: key("u:1") }] });
    const read = customers.get;
    const get: typeof read = (id, how) => {
      calls[how === "eventual" ? how : "strong"] += 1;
      return read(id, how);
    };
    Object.assign(customers, { get });
    Object.assign(calls, { strong: 0, eventual: 0, written: 0 });
    await ask(what, asking(question));
    return { reads: calls.strong + calls.eventual / 2, writes: calls.written };
  };

  it("is half a read for a good code, and one and a half for an unknown one", async () => {
    expect(await cost("check", {})).toEqual({ reads: 0.5, writes: 0 });
    expect(await cost("check", { code: "HELLO-NOTHING0" })).toEqual({ reads: 1.5, writes: 0 });
  });

  it("is one write for a redemption, and one for a stranger", async () => {
    expect(await cost("redeem", { order: "o1" })).toEqual({ reads: 0.5, writes: 1 });
    expect(await cost("check", { customer: { id: "2" } })).toEqual({ reads: 1, writes: 1 });
  });
});

describe("who may ask", () => {
  const refusal = async (headers: Readonly<Record<string, string>>) => {
    const { ask } = await till({});
    const { status, body } = await ask("check", asking(), headers);
    return { status, ...(body as { detail: string; place?: string }) };
  };

  it.each([
    ["Bearer", { authorization: `Bearer ${KEYS.server[0]}` }],
    ["Basic", { authorization: `Basic ${Buffer.from(`${KEYS.server[1]}:`).toString("base64")}` }],
    ["X-Write-Key", { "x-write-key": KEYS.server[0] ?? "" }],
  ])("the server's key: %s", async (_, headers) => {
    const { ask } = await till({});
    expect((await ask("check", asking(), headers)).status).toBe(200);
  });

  it("a signature of the standard secret", async () => {
    const { ask } = await till({});
    const body = asking();
    const signature = new Webhook(KEYS.standard[1] ?? "").sign("m1", new Date(NOW), JSON.stringify(body));
    const headers = {
      "webhook-id": "m1",
      "webhook-timestamp": String(NOW / 1_000),
      "webhook-signature": signature,
    };
    expect((await ask("check", body, headers)).status).toBe(200);
    expect((await ask("check", asking({ order: "other" }), headers)).status).toBe(401);
    expect((await ask("check", body, { ...headers, origin: "https://shop.example" })).status).toBe(403);
  });

  it("no page: neither with the browser's key nor with the server's", async () => {
    expect(await refusal({ "x-write-key": KEYS.segment[0] ?? "" })).toMatchObject({
      status: 403,
      detail: expect.stringContaining("browser's key"),
    });
    expect(
      await refusal({ authorization: `Bearer ${KEYS.server[0]}`, origin: "https://shop.example" }),
    ).toMatchObject({ status: 403, place: "origin" });
  });

  it("nobody else", async () => {
    expect(await refusal({})).toMatchObject({ status: 401, place: "authorization" });
    expect(await refusal({ authorization: "Bearer guessed" })).toMatchObject({ status: 401 });
  });
});

describe("a request that does not fit", () => {
  it.each([
    ["code", asking({ code: undefined })],
    ["customer.email", asking({ customer: { email: "ann" } })],
    ["customer.key", asking({ customer: { key: "somebody" } })],
    ["basket", asking({ basket: { currency: "RUB" } })],
    ["basket.items.0.price", asking({ basket: { items: [{ product: "tea", price: -1 }] } })],
    ["basket.items.0.quantity", asking({ basket: { items: [{ product: "tea", price: 1, quantity: 0 }] } })],
    ["basket.currency", asking({ basket: { ...BASKET, currency: "rubles" } })],
  ])("is told where: %s", async (place, question) => {
    const { ask } = await till({});
    const { status, headers, body } = await ask("check", question);
    expect(status).toBe(400);
    expect(headers).toMatchObject({ "content-type": "application/problem+json" });
    expect(body).toMatchObject({ place, errors: [expect.objectContaining({ place })] });
  });

  it("redeems nothing without an order", async () => {
    const { ask } = await till({});
    expect((await ask("redeem", asking())).body).toMatchObject({ place: "order" });
  });
});
