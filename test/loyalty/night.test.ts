import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { LoyaltyAccount } from "../../src/domain/loyalty/account.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { account, key, programme } from "../support/loyalty-life.ts";
import { boughtAgo, chainOf, FIRST_DAY, openShop, type Shop, shopper } from "../support/nights.ts";

const member = (id: string, loyalty: Partial<LoyaltyAccount>, over: Partial<Profile> = {}) =>
  shopper(`u:${id}`, [], { loyalty: account(loyalty), ...over });

/** A shop whose first night, on 1 March 2026, has taken stock. */
async function running(people: readonly Profile[], chain: Chain): Promise<Shop> {
  const shop = await openShop(people, { loyalty: programme(), chains: { remind: chain } });
  await shop.night();
  return shop;
}

async function nights(shop: Shop, count: number): Promise<void> {
  for (let night = 0; night < count; night++) {
    shop.advance(1);
    await shop.night();
  }
}

const ends = (inDays: number, points = 100, active = FIRST_DAY - 30) => ({
  points,
  active,
  expires: FIRST_DAY + inDays,
});

describe("a chain that waits for points to end", () => {
  const chain = { ...chainOf({ points: "expiring", before: "14d" }), reenter: "0d" } as const;

  it("takes each customer so long before, once for all points of one day", async () => {
    const shop = await running(
      [
        member("soon", { lots: [ends(15), ends(15, 50, FIRST_DAY - 60)] }),
        member("later", { lots: [ends(40)] }),
        member("never", { lots: [{ points: 10, active: FIRST_DAY }] }),
      ],
      chain,
    );
    await nights(shop, 1);
    expect(await shop.entered("remind")).toEqual(["u:soon"]);
    await nights(shop, 1);
    expect(await shop.travelling()).toEqual(["u:soon"]);
  });

  it("makes up for nights that were missed, and takes nobody whose points are spent meanwhile", async () => {
    const shop = await running([member("a", { lots: [ends(16)] }), member("b", { lots: [ends(16)] })], chain);
    shop.advance(3);
    await shop.update(member("b", { lots: [] }));
    await shop.night();
    expect(await shop.entered("remind")).toEqual(["u:a"]);
  });

  it("says of those who are held on which days their points end", async () => {
    const many = Array.from({ length: 60 }, (_, n) => member(`m${n}`, { lots: [ends(15)] }));
    const shop = await running(many, chain);
    await nights(shop, 1);
    const [held] = await shop.held();
    expect(held).toMatchObject({ chain: "remind", count: 60 });
    const last = formatDay(FIRST_DAY + 15);
    expect(held?.ends?.from && held.ends.from <= last && held.ends.to >= last).toBe(true);
  });

  it("takes nobody in a shop without a programme", async () => {
    const shop = await openShop([member("a", { lots: [ends(15)] })], { chains: { remind: chain } });
    await shop.night();
    await nights(shop, 2);
    expect(await shop.entered("remind")).toEqual([]);
  });
});

describe("a chain that waits for points that can be spent", () => {
  const chain = { ...chainOf({ points: "available", least: 100 }), reenter: "0d" } as const;
  const from = (inDays: number, points: number) => ({ points, active: FIRST_DAY + inDays });

  it("takes those whose points have come to so many, the night after, once", async () => {
    const shop = await running(
      [
        member("had", { lots: [from(-9, 200)] }),
        member("comes", { lots: [from(-9, 60), from(1, 60)] }),
        member("less", { lots: [from(1, 60)] }),
      ],
      chain,
    );
    await nights(shop, 1);
    expect(await shop.entered("remind")).toEqual([]);
    await nights(shop, 3);
    expect(await shop.entered("remind")).toEqual(["u:comes"]);
    expect(await shop.travelling()).toEqual(["u:comes"]);
  });

  it("takes nobody who has spent them by then", async () => {
    const shop = await running([member("a", { lots: [from(1, 120)] })], chain);
    shop.advance(1);
    await shop.night();
    await shop.update(member("a", { lots: [from(1, 20)] }));
    await nights(shop, 1);
    expect(await shop.entered("remind")).toEqual([]);
  });
});

describe("a chain that waits for the next level to be near", () => {
  const chain = { ...chainOf({ level: "near", within: 1_000 }), reenter: "0d" } as const;
  const next = (roubles: number) => ({ next: { level: "gold", missing: roubles * 100 } });
  const ordered = (id: string, roubles: number, ...ago: readonly number[]) =>
    shopper(`u:${id}`, boughtAgo(...ago), { loyalty: account(next(roubles)) });

  it("takes those whom an order has brought near, and neither who was near before nor who is far", async () => {
    const shop = await running(
      [ordered("was", 900, 40), ordered("comes", 1_500, 40), ordered("far", 5_000, 40)],
      chain,
    );
    shop.advance(1);
    await shop.update(ordered("comes", 500, 40, 0));
    await shop.update(ordered("far", 4_000, 40, 0));
    await shop.night();
    await nights(shop, 3);
    expect(await shop.entered("remind")).toEqual(["u:comes"]);
    expect(await shop.travelling()).toEqual(["u:comes"]);
  });

  it("takes nobody because the chain is new, or because the rules are others", async () => {
    const shop = await running([ordered("a", 3_000, 40)], chain);
    shop.advance(1);
    await shop.update(ordered("a", 500, 40));
    await shop.night();
    expect(await shop.entered("remind")).toEqual([]);
  });
});

describe("a level that the night finds changed", () => {
  const chain = chainOf({ event: "level_changed" });
  const told = async (shop: Shop, id: string) =>
    (await shop.events.factsOf(key(id))).flatMap((fact) =>
      fact.kind === "level-changed" ? [[fact.from, fact.to, fact.quiet ?? false]] : [],
    );

  it("is told once, however often the night is repeated", async () => {
    const shop = await running([member("a", { level: "bronze" })], chain);
    shop.advance(1);
    await shop.update(member("a", { level: "gold" }));
    await shop.night();
    await shop.night({ force: true });
    expect(await told(shop, "a")).toEqual([["bronze", "gold", false]]);
  });

  it("is told quietly where the night takes stock, or of somebody of whom only old facts have come", async () => {
    const shop = await running([member("a", { level: "gold" }), member("b", {})], chain);
    expect(await told(shop, "a")).toEqual([["bronze", "gold", true]]);
    const imported = { backfilledAt: shop.now() + 1 };
    shop.advance(1);
    await shop.update(member("b", { level: "gold" }, imported));
    await shop.night();
    expect(await told(shop, "b")).toEqual([["bronze", "gold", true]]);
  });

  it("is told again of whoever comes back to it", async () => {
    const shop = await running([member("a", {})], chain);
    const levelTold = [undefined, { level: "gold", next: 1 }, { level: "bronze", next: 2 }];
    for (const [index, level] of ["gold", "bronze", "gold"].entries()) {
      shop.advance(1);
      const before = levelTold[index];
      await shop.update(member("a", { level }, before && { levelTold: before }));
      await shop.night();
    }
    expect(await told(shop, "a")).toHaveLength(3);
  });
});
