import { describe, expect, it } from "vitest";
import { day, fact, key, order } from "../support/facts.ts";
import { loyaltyApi } from "../support/loyalty-api.ts";
import { grant, walletProgramme } from "../support/wallets.ts";

const asked = (more = {}) => ({ order: "A-1", points: 300, total: 1_000, currency: "RUB", ...more });

async function shopWith(points = 500, programme = walletProgramme({ most_percent: 30 })) {
  const shop = await loyaltyApi(programme);
  await shop.tell([grant(points, { customer: key("u:anna"), at: day(1) })]);
  return shop;
}

describe("the API of points", () => {
  it("holds, commits and says what is left", async () => {
    const { post, get, flows } = await shopWith();
    expect(await post("id:anna/hold", asked())).toMatchObject({
      status: 200,
      body: {
        ...{ order: "A-1", points: 300, state: "held", available: 200 },
        worth: { amount: 300, currency: "RUB" },
        until: "2026-01-11T09:30:00.000Z",
      },
    });
    expect(await post("id:anna/commit", { order: "A-1" })).toMatchObject({
      status: 200,
      body: { state: "committed", available: 200 },
    });
    await flows();
    expect(await get("id:anna?total=400&currency=RUB")).toMatchObject({
      status: 200,
      body: {
        ...{ customer: "u:anna", programme: "North Tea Club", available: 200, pending: 0, held: 0 },
        worth: { amount: 200, currency: "RUB" },
        level: { id: "base", name: "Base" },
        most: { points: 120, worth: { amount: 120, currency: "RUB" } },
      },
    });
  });

  it.each([
    ["hold", asked({ points: -5 }), 400, "points"],
    ["hold", asked({ points: 1.5 }), 400, "points"],
    ["hold", asked({ points: "300" }), 400, "points"],
    ["hold", asked({ total: -1 }), 400, "total"],
    ["hold", asked({ currency: "roubles" }), 400, "currency"],
    ["hold", asked({ order: "" }), 400, "order"],
    ["hold", asked({ order: "code:1" }), 400, "order"],
    ["commit", {}, 400, "order"],
    ["codes", { points: 100 }, 400, "request"],
    ["hold", asked({ currency: "EUR" }), 422, "body.currency"],
    ["hold", asked({ total: 100 }), 422, "body.points"],
    ["hold", asked({ points: 501, total: 10_000 }), 422, "body.points"],
    ["commit", { order: "never-held" }, 409, "body.order"],
    ["cancel", { order: "never-held" }, 409, "body.order"],
  ])("refuses POST %s of %j with a problem that names the place, and harms no wallet", async (what, body, status, place) => {
    const { post, wallet } = await shopWith();
    const before = await wallet("u:anna");
    const answer = await post(`id:anna/${what}`, body);
    expect(answer).toMatchObject({ status, type: "application/problem+json", body: { status, place } });
    expect(await wallet("u:anna")).toEqual(before);
  });

  it("refuses a customer whom nobody knows, a cancelled hold, and a second commit does nothing", async () => {
    const { post, get } = await shopWith();
    for (const who of ["id:nobody", "x%40shop.example", "9000000000000001", "hm"])
      expect(await get(who)).toMatchObject({ status: 404, body: { place: "path.customer" } });
    await post("id:anna/hold", asked());
    await post("id:anna/cancel", { order: "A-1" });
    expect(await post("id:anna/commit", { order: "A-1" })).toMatchObject({
      status: 409,
      body: { reason: "cancelled" },
    });
    await post("id:anna/hold", asked());
    const first = await post("id:anna/commit", { order: "A-1" });
    expect(await post("id:anna/commit", { order: "A-1" })).toEqual(first);
    expect(await post("id:anna/cancel", { order: "A-1" })).toMatchObject({ body: { reason: "committed" } });
    expect(await get("id:anna")).toMatchObject({ body: { available: 200 } });
  });

  it("answers the shop's own server only", async () => {
    const { get } = await shopWith();
    expect(await get("id:anna", { authorization: "" })).toMatchObject({ status: 401 });
    expect(await get("id:anna", { authorization: "Bearer the-browsers-key" })).toMatchObject({ status: 403 });
    expect(await get("id:anna", { origin: "https://shop.example" })).toMatchObject({ status: 403 });
  });

  it("has nothing to say where the shop has no programme", async () => {
    const { get } = await loyaltyApi(undefined);
    expect(await get("id:anna")).toMatchObject({ status: 503 });
  });

  it("makes a card with a check digit, by which the customer is found, and draws it", async () => {
    const { get } = await shopWith();
    const { body } = await get("id:anna/card");
    const { number, svg } = body as { number: string; svg: string };
    expect(number).toMatch(/^9\d{15}$/);
    expect(svg).toContain("<svg");
    expect((await get("id:anna/card")).body).toEqual(body);
    expect(await get(number)).toMatchObject({ status: 200, body: { customer: "u:anna", card: number } });
  });

  it("turns points into one code a request, which takes what they are worth off an order", async () => {
    const { post, get, codes, flows } = await shopWith();
    const first = await post("id:anna/codes", { points: 300, request: "r1" });
    expect(first).toMatchObject({
      status: 200,
      body: {
        ...{ points: 300, available: 200, on_platform: false },
        worth: { amount: 300, currency: "RUB" },
        minimum: { amount: 1_000, currency: "RUB" },
        until: "2026-02-10T09:00:00.000Z",
      },
    });
    expect((await post("id:anna/codes", { points: 300, request: "r1" })).body).toEqual(first.body);
    const { code } = first.body as { code: string };
    expect(await codes.get(code)).toMatchObject({
      ...{ stage: "sent", bound: "customer", customer: "u:anna" },
      terms: { benefit: { kind: "amount", amount: 30_000 } },
    });
    await flows();
    expect(await get("id:anna")).toMatchObject({ body: { available: 200 } });
    expect(await post("id:anna/codes", { points: 300, request: "r2" })).toMatchObject({
      status: 422,
      body: { reason: "too-few", available: 200 },
    });
  });

  it("neither loses nor makes a point when it breaks off anywhere between points and code", async () => {
    for (let at = 0; at < 12; at++) {
      const { post, get, breakAt, flows } = await shopWith();
      breakAt(at);
      await post("id:anna/codes", { points: 300, request: "r1" });
      breakAt(undefined);
      const { status, body } = await post("id:anna/codes", { points: 300, request: "r1" });
      expect([at, status]).toEqual([at, 200]);
      expect(body).toMatchObject({ points: 300, available: 200 });
      await flows();
      expect(await get("id:anna")).toMatchObject({ body: { available: 200, held: 0 } });
    }
  });

  it("gives points back when the order is refunded whole", async () => {
    const { post, get, tell } = await shopWith();
    await post("id:anna/hold", asked());
    await post("id:anna/commit", { order: "A-1" });
    await tell([order("A-1", day(10), 70_000, { customer: key("u:anna") })]);
    expect(await get("id:anna")).toMatchObject({ body: { available: 221 } });
    await tell([
      fact("order-refunded", {
        ...{ customer: key("u:anna"), order: "A-1", refund: "r", version: day(11), at: day(11) },
      }),
    ]);
    expect(await get("id:anna")).toMatchObject({ body: { available: 500 } });
  });
});
