import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { returnedBy } from "../../src/domain/offers/budgets/returned.ts";
import type { Code, Stage } from "../../src/domain/offers/codes/code.ts";
import { codeWith, ISSUED_AT } from "../support/codes.ts";
import { offersWith } from "../support/config.ts";
import { FIRST_NIGHT, openShop } from "../support/nights.ts";

const SENT = { stage: "sent", sentAt: ISSUED_AT } as const;
const used = (order: string, amount = 10_000): Stage & Partial<Code> => ({
  stage: "redeemed",
  sentAt: ISSUED_AT,
  redemption: { order, amount, total: 90_000, margin: 20_000, at: ISSUED_AT + DAY },
});
const offers = offersWith({ code: { prefix: "THX", bound: "customer", on_cancel: "release" } });

async function shopWith(codes: readonly Code[]) {
  const shop = await openShop([], { offers });
  for (const code of codes) await shop.codes.put(code);
  return shop;
}

async function costsOf(shop: Awaited<ReturnType<typeof openShop>>) {
  await shop.night();
  return (await shop.nights.metrics())?.offers;
}

describe("the night's account of codes", () => {
  it("says by offer, tier and chain what was sent, used and given, and what is left of it", async () => {
    const shop = await shopWith([
      codeWith("THX-1", {}, used("A")),
      codeWith("THX-2", {}, SENT),
      codeWith("THX-3"),
      codeWith("THX-4", {}, { stage: "withdrawn", why: "a better one", withdrawnAt: ISSUED_AT }),
      codeWith("THX-5", { chain: "win-back", terms: { tier: "top" } }, { ...used("B", 7_000), strangers: 2 }),
    ]);
    shop.advance(2);
    const costs = await costsOf(shop);
    expect(costs?.rows).toMatchObject([
      {
        ...{
          offer: "thanks",
          kind: "amount",
          tier: "standard",
          chain: "welcome",
          issued: 4,
          sent: 2,
          redeemed: 1,
        },
        ...{ withdrawn: 1, discount: 10_000, revenue: 90_000, marginLeft: 20_000, open: 1, openFace: 10_000 },
        redemption: null,
      },
      { tier: "top", chain: "win-back", issued: 1, redeemed: 1, discount: 7_000, strangers: 2 },
    ]);
    expect(costs?.total).toMatchObject({ issued: 5, sent: 3, redeemed: 2, discount: 17_000 });
  });

  it("counts what a present and a delivery cost, though they take nothing or something else off", async () => {
    const gift = { kind: "gift", product: "mug", name: "Mug", cost: 25_000 } as const;
    const free = { kind: "free_delivery", cost: 29_000 } as const;
    const mug = codeWith("MUG-1", { reserved: 25_000, terms: { benefit: gift } }, used("A", 0));
    const ship = codeWith("SHIP-1", { reserved: 29_000, terms: { benefit: free } }, used("B", 35_000));
    // Neither gives its budget anything back.
    expect([mug, ship].map((code) => returnedBy(code, ISSUED_AT + 2 * DAY))).toEqual([0, 0]);
    const shop = await shopWith([mug, ship]);
    shop.advance(2);
    expect((await costsOf(shop))?.rows.map(({ kind, discount }) => [kind, discount])).toEqual([
      ["free_delivery", 29_000],
      ["gift", 25_000],
    ]);
  });

  it("judges how many are used by codes whose time is over, not by those that were used early", async () => {
    const old = Array.from({ length: 40 }, (_, at) => {
      const issuedAt = ISSUED_AT - 20 * DAY;
      const stage =
        at < 10 ? { ...used(`old-${at}`), sentAt: issuedAt } : { stage: "sent" as const, sentAt: issuedAt };
      return codeWith(`OLD-${at}`, { issuedAt }, stage);
    });
    const fresh = Array.from({ length: 10 }, (_, at) =>
      codeWith(`NEW-${at}`, {}, at < 5 ? used(`new-${at}`) : SENT),
    );
    const shop = await shopWith([...old, ...fresh]);
    shop.advance(1);
    const [row] = (await costsOf(shop))?.rows ?? [];
    expect(row?.redemption?.share).toBe(0.25);
    expect(row?.exposure).toMatchObject({ expected: 12_500 });
    expect(row?.exposure?.low).toBeLessThan(12_500);
    expect(row?.exposure?.high).toBeGreaterThan(12_500);
  });

  it("keeps what codes have cost when their records are gone, however nights were missed or repeated", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ age: fc.integer({ min: 0, max: 120 }), uses: fc.boolean() }), { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 8 }),
        async (made, steps) => {
          const codes = made.map(({ age, uses }, at) => {
            const issuedAt = FIRST_NIGHT - age * DAY;
            const stage = uses
              ? { ...used(`o-${at}`), sentAt: issuedAt }
              : { stage: "sent" as const, sentAt: issuedAt };
            return codeWith(`C-${at}`, { issuedAt }, stage);
          });
          const shop = await shopWith(codes);
          const gone = new Set<string>();
          const { inShard } = shop.codes;
          shop.codes.inShard = async function* (shard) {
            for await (const code of inShard(shard)) if (!gone.has(code.code)) yield code;
          };
          const expected = made.filter(({ uses }) => uses).length;
          for (const days of [0, ...steps]) {
            shop.advance(days);
            for (let again = 0; again < 2; again += 1) {
              const planned = await shop.parts().plan({ force: true });
              await shop.carryOut(planned);
              const total = (await shop.nights.metrics())?.offers?.total;
              expect(total ?? { issued: 0, redeemed: 0 }).toMatchObject({
                issued: made.length,
                redeemed: expected,
              });
            }
            for (const { code, terms } of codes)
              if (shop.now() > terms.validUntil + 100 * DAY) gone.add(code);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
