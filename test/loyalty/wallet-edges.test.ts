import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeWallet, encodeWallet } from "../../src/adapters/dynamodb/wallet-codec.ts";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { makeCard } from "../../src/app/loyalty/wallets/card.ts";
import { makeHold } from "../../src/app/loyalty/wallets/hold.ts";
import { makeReadBalance } from "../../src/app/loyalty/wallets/read-balance.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { undoneFact } from "../../src/domain/facts/imports.ts";
import type { Hold } from "../../src/domain/loyalty/wallet.ts";
import { day, fact, key, link, order } from "../support/facts.ts";
import { loyaltyApi } from "../support/loyalty-api.ts";
import { grant, loyaltyShop, walletProgramme, walletWith } from "../support/wallets.ts";

const ANNA = `e:${hashEmail("anna@shop.example")}`;
const asked = (more = {}) => ({ order: "A-1", points: 30, total: 1_000, currency: "RUB", ...more });

async function shopWith(points: number) {
  const shop = await loyaltyApi(walletProgramme());
  await shop.tell([grant(points, { customer: key("u:anna"), at: day(1) })]);
  return shop;
}

async function balanceOf(shop: Awaited<ReturnType<typeof loyaltyShop>>, who: string) {
  const answer = await makeReadBalance(shop.till)(who);
  return answer.kind === "balance" ? answer.available : answer.kind;
}

describe("a wallet", () => {
  it("comes back from its item as it was, whatever orders are called", () => {
    const held = fc
      .record({ order: fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }), points: fc.nat() })
      .map((one): Hold => ({ ...one, at: day(1), until: day(2), state: "held" }));
    fc.assert(
      fc.property(fc.array(held, { maxLength: 6 }), (holds) => {
        const wallet = walletWith([], { holds });
        expect(decodeWallet(wallet.customer, encodeWallet(wallet))).toEqual(wallet);
      }),
      { examples: [[[{ order: "A\nB %0A", points: 1, at: 0, until: 1, state: "held" }]]] },
    );
  });

  it("has nothing any more of somebody of whom nothing is left, and what they had is nobody's difference", async () => {
    const shop = await loyaltyShop();
    const imported = { customer: key("u:anna"), at: day(1), import: "imp-0123456789ab" };
    await shop.tell([order("X", day(1), 100_000, imported), grant(70, imported)]);
    expect(await balanceOf(shop, "id:anna")).toBe(100);
    const said = { undone: "imp-0123456789ab", reason: "test", by: "test", at: day(2) };
    await shop.tell([undoneFact(key("u:anna"), said)]);
    expect(await shop.profile("u:anna")).toBeUndefined();
    expect((await shop.wallet("u:anna"))?.account.lots).toEqual([]);
    expect(await makeHold(shop.till)("id:anna", asked({ total: 100_000 }))).toMatchObject({
      why: "too-few",
      available: 0,
    });
  });

  it("that a card alone has opened goes with its owner, when two are found to be one", async () => {
    const shop = await loyaltyShop();
    await shop.tell([
      fact("visited", { customer: key(ANNA), at: day(1) }),
      grant(50, { customer: key("u:anna"), at: day(1) }),
    ]);
    const card = await makeCard(shop.till)("anna@shop.example");
    if (card.kind !== "card") throw new Error("no card");
    await shop.tell(link(ANNA, "u:anna"));
    expect(await balanceOf(shop, card.number)).toBe(50);
  });
});

describe("points that come back", () => {
  it("long after they would have expired are good for another month", async () => {
    const shop = await shopWith(0);
    const expiresAt = day(20);
    await shop.tell([grant(100, { customer: key("u:anna"), at: day(1), expiresAt })]);
    await shop.post("id:anna/hold", asked());
    await shop.post("id:anna/commit", { order: "A-1" });
    await shop.tell([order("A-1", day(10), 97_000, { customer: key("u:anna") })]);
    shop.time.now += 20 * DAY;
    await shop.tell([
      fact("order-cancelled", { customer: key("u:anna"), order: "A-1", version: day(30), at: day(30) }),
    ]);
    expect(await shop.get("id:anna")).toMatchObject({ body: { available: 30 } });
  });
});

describe("a till", () => {
  it("that asks again after any lost answer has held, spent and freed what it asked for, once", async () => {
    for (let at = 0; at < 16; at++) {
      const shop = await shopWith(100);
      shop.breakAt(at);
      const answers: number[] = [];
      const untilAnswered = async (path: string, body: unknown) => {
        let status = 500;
        for (let attempt = 0; attempt < 2 && status >= 500; attempt++)
          status = (await shop.post(path, body)).status ?? 0;
        answers.push(status);
      };
      await untilAnswered("id:anna/hold", asked({ points: 60 }));
      await untilAnswered("id:anna/hold", asked({ order: "A-2", points: 40 }));
      await untilAnswered("id:anna/commit", { order: "A-1" });
      await untilAnswered("id:anna/cancel", { order: "A-2" });
      shop.breakAt(undefined);
      expect([at, answers]).toEqual([at, [200, 200, 200, 200]]);
      await shop.flows();
      expect([at, await shop.get("id:anna")]).toMatchObject([at, { body: { available: 40, held: 0 } }]);
      expect((await shop.profile("u:anna"))?.loyalty?.spent).toBe(60);
    }
  });

  it("is told of the currency first, even where the order holds the same points already", async () => {
    const { post } = await shopWith(100);
    await post("id:anna/hold", asked());
    expect(await post("id:anna/hold", asked({ currency: "EUR" }))).toMatchObject({
      ...{ status: 422, body: { reason: "other-currency" } },
    });
  });

  it("that says how many points it commits commits those or none", async () => {
    const { post, get } = await shopWith(100);
    await post("id:anna/hold", asked());
    for (const points of [31, 29])
      expect(await post("id:anna/commit", { order: "A-1", points })).toMatchObject({
        ...{ status: 409, body: { reason: "other-points", points: 30, state: "held" } },
      });
    expect(await get("id:anna")).toMatchObject({ body: { available: 70, held: 30 } });
    expect(await post("id:anna/commit", { order: "A-1", points: 30 })).toMatchObject({ status: 200 });
    expect(await post("id:anna/commit", { order: "A-1", points: 31 })).toMatchObject({ status: 409 });
    expect(await post("id:anna/commit", { order: "A-1", points: -1 })).toMatchObject({ status: 400 });
  });

  it("is never told that points are put aside which another has freed a moment ago", async () => {
    const shop = await loyaltyShop();
    await shop.tell([grant(100, { customer: key("u:anna"), at: day(1) })]);
    const hold = makeHold(shop.till);
    await hold("id:anna", asked({ total: 100_000 }));
    const before = await shop.wallet("u:anna");
    if (!before) throw new Error("no wallet");
    const holds = before.holds.map((one): Hold => ({ ...one, state: "cancelled" }));
    await shop.wallets.put({ ...before, holds, revision: before.revision + 1 });
    // What an eventual read may find: the wallet as it was.
    const late = {
      ...shop.wallets,
      get: async (customer: typeof before.customer, consistency?: "eventual") =>
        consistency === "eventual" ? before : shop.wallets.get(customer),
    };
    expect(
      await makeHold({ ...shop.till, wallets: late })("id:anna", asked({ total: 100_000 })),
    ).toMatchObject({
      kind: "done",
    });
    expect((await shop.wallet("u:anna"))?.holds).toMatchObject([{ state: "held" }]);
  });
});
