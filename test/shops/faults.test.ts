import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Call, Fault } from "../../local/shops/server.ts";
import { makeWithdrawCode } from "../../src/app/offers/withdraw-code.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { NOON } from "../support/chains.ts";
import { KEY, makeShopWorld, promised, promisedMany, type ShopWorld } from "../support/shop-doubles.ts";

const FAULTS: readonly Fault[] = ["throttled", "too-many", "error", "lost", "unheard"];

async function within<T>(world: ShopWorld, work: (world: ShopWorld) => Promise<T>): Promise<T> {
  try {
    return await work(world);
  } finally {
    world.close();
  }
}

const platforms = ["shopify", "woocommerce"] as const;
const deals = ["shared", "each"] as const;

describe("a platform that refuses at random", () => {
  it("ends with every code known or given up with a reason, and none twice", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...platforms),
        fc.constantFrom(...deals),
        fc.array(fc.option(fc.constantFrom(...FAULTS), { freq: 2 }), { minLength: 20, maxLength: 60 }),
        fc.infiniteStream(fc.boolean()),
        async (platform, discounts, faults, moments) => {
          const queue = [...faults];
          const fault = () => queue.shift() ?? undefined;
          await within(await makeShopWorld(platform, { fault, till: { discounts } }), async (shop) => {
            const bound = { bound: "customer", customer: "u:ann" as never } as const;
            await shop.know("u:ann", { email: "ann@shop.example", aliases: ["p:shopify:42" as never] });
            const codes = [
              ...promisedMany(7),
              ...["A", "B", "C"].map((one) => promised(`ANN-${one}`, bound)),
              ...["A", "B"].map((one) =>
                promised(`TEA-${one}`, { terms: { subject: "tea", variant: "last_category" } }),
              ),
            ];
            const batches = [
              await shop.batches.add(codes.slice(0, 6)),
              await shop.batches.add(codes.slice(6)),
            ];
            // Some runs are out of time at once, as if they had been cut short.
            let left = 200;
            await shop.playUntil(NOON + 4 * DAY, () => left-- < 0 || moments.next().value);
            for (const [index, code] of codes.entries()) {
              const state = await shop.batches.state(batches[index < 6 ? 0 : 1] ?? "", code.code);
              const there = shop.double.codes().filter((one) => one.toUpperCase() === code.code);
              expect([state, there.length]).toEqual(["known", 1]);
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(
    platforms,
  )("for longer than a day gets none any more on %s, until somebody replays them", async (platform) => {
    await within(await makeShopWorld(platform, { fault: () => "error" }), async (shop) => {
      const batch = await shop.batches.add(promisedMany(4));
      await shop.playUntil(NOON + 23 * HOUR);
      expect(await shop.batches.state(batch)).toBe("queued");
      expect((await shop.operate.status()).held?.why).toMatch(/answered 50/);
      const late = await shop.batches.add([promised("LATE-1")]);
      await shop.playUntil(NOON + 26 * HOUR);
      // Down for a day: what came later waits no longer either.
      expect([await shop.batches.state(batch), await shop.batches.state(late)]).toEqual(["failed", "failed"]);
      expect(
        (await shop.operate.failed()).map(({ failed, why }) => [failed, /answered 50/.test(why)]),
      ).toEqual([
        [1, true],
        [4, true],
      ]);
      expect(shop.failed()).toBe(5);
      shop.setFault(undefined);
      expect(await shop.operate.replay(batch)).toEqual({ replayed: 1, asked: true });
      await shop.playUntil(NOON + 27 * HOUR);
      expect([await shop.batches.state(batch), await shop.batches.state(late)]).toEqual(["known", "failed"]);
      expect(await shop.operate.failed()).toHaveLength(1);
    });
  });

  it("is said to take nothing since it does, whatever else waits behind what it does not take", async () => {
    await within(await makeShopWorld("woocommerce", { fault: () => "error" }), async (shop) => {
      const [code] = promisedMany(1);
      const batch = await shop.batches.add(code ? [code] : []);
      await shop.playUntil(NOON + 2 * MINUTE);
      const since = (await shop.operate.status()).held?.since;
      expect(since).toBeDefined();
      await shop.batches.remove(code ? [{ ...code, batch }] : []);
      await shop.playUntil(NOON + 6 * HOUR);
      expect((await shop.operate.status()).held?.since).toBe(since);
    });
  });

  it("costs an execution in half an hour as long as it is down, not one a minute", async () => {
    await within(await makeShopWorld("woocommerce", { fault: () => "lost" }), async (shop) => {
      await shop.batches.add(promisedMany(4));
      await shop.playUntil(NOON + 12 * HOUR);
      expect(shop.runsSoFar()).toBeLessThan(40);
    });
  });
});

describe("codes that somebody replays", () => {
  it.each(platforms)("are put on %s but for those that were withdrawn meanwhile", async (platform) => {
    await within(await makeShopWorld(platform), async (shop) => {
      const cup = promised("CUP-1", { terms: { variant: "last_category", subject: "cups" } });
      const [leaked, kept] = promisedMany(2);
      const codes = [leaked, kept, cup].flatMap((code) => code ?? []);
      for (const code of codes) await shop.codes.put(code);
      const batch = await shop.batches.add(codes);
      await shop.playUntil(NOON + HOUR);
      // Taken off by hand, as `comeback codes withdraw` does; the third one was refused for want of a category.
      const withdrawCode = makeWithdrawCode(shop);
      const stored = leaked && { ...leaked, batch, revision: 2 };
      if (stored) await shop.codes.put(stored);
      await withdrawCode(leaked?.code ?? "", "leaked");
      await shop.playUntil(NOON + 2 * HOUR);
      expect(shop.double.codes().map((code) => code.toUpperCase())).toEqual([kept?.code]);
      await shop.operate.replay();
      await shop.playUntil(NOON + 3 * HOUR);
      expect(shop.double.codes().map((code) => code.toUpperCase())).toEqual([kept?.code]);
      expect(await shop.batches.state(batch, "CUP-1")).toBe("failed");
    });
  });

  it.each(
    platforms,
  )("are put on %s within a minute, however long it was to be left alone", async (platform) => {
    await within(await makeShopWorld(platform, { key: "ck_revoked:cs_revoked" }), async (shop) => {
      const batch = await shop.batches.add(promisedMany(2));
      await shop.playUntil(NOON + 3 * HOUR);
      expect((await shop.operate.status()).held?.why).toMatch(/is not accepted/);
      shop.setKey(KEY);
      expect(await shop.operate.replay()).toEqual({ replayed: 0, asked: true });
      await shop.playUntil(NOON + 3 * HOUR + 2 * MINUTE);
      expect(await shop.batches.state(batch)).toBe("known");
      expect(await shop.operate.replay()).toEqual({ replayed: 0, asked: false });
    });
  });
});

describe("the platform's limits", () => {
  it("hold for discounts of one customer each: ten a second, over as many runs as it takes", async () => {
    await within(
      await makeShopWorld("shopify", { till: { discounts: "each" }, bucket: { size: 100, perSecond: 10 } }),
      async (shop) => {
        await shop.know("u:ann", { email: "ann@shop.example", aliases: ["p:shopify:42" as never] });
        const codes = promisedMany(600, { bound: "customer", customer: "u:ann" as never });
        const batches = [];
        for (let at = 0; at < 600; at += 250) batches.push(await shop.batches.add(codes.slice(at, at + 250)));
        let calls = 0;
        await shop.playUntil(NOON + DAY, () => ++calls % 40 !== 0);
        expect(await Promise.all(batches.map((batch) => shop.batches.state(batch)))).toEqual([
          "known",
          "known",
          "known",
        ]);
        expect(shop.double.codes()).toHaveLength(600);
        // Nobody was ever refused for asking too fast: the bucket that each answer tells of is kept to.
        expect([shop.failed(), shop.refusals()]).toEqual([0, 0]);
      },
    );
  }, 60_000);

  it("that ask to wait are waited for by every batch", async () => {
    let refusals = 0;
    const fault = (_: Call): Fault | undefined => (refusals++ < 6 ? "too-many" : undefined);
    await within(await makeShopWorld("woocommerce", { fault }), async (shop) => {
      const batches = await Promise.all(
        ["A-1", "B-1", "C-1"].map((code) => shop.batches.add([promised(code)])),
      );
      await shop.playUntil(NOON + MINUTE);
      // One has asked; the others have not been tried.
      expect(shop.asked).toHaveLength(1);
      await shop.playUntil(NOON + 3 * HOUR);
      expect(await Promise.all(batches.map((batch) => shop.batches.state(batch)))).toEqual([
        "known",
        "known",
        "known",
      ]);
    });
  });

  it("do not hold up a job of Shopify's that takes long", async () => {
    await within(await makeShopWorld("shopify", { jobMs: 200_000 }), async (shop) => {
      const batch = await shop.batches.add(promisedMany(5));
      await shop.playUntil(NOON + MINUTE);
      expect(await shop.batches.state(batch)).toBe("queued");
      await shop.playUntil(NOON + HOUR);
      expect(await shop.batches.state(batch)).toBe("known");
      expect(shop.asked.filter(({ body }) => body?.includes("discountRedeemCodeBulkAdd"))).toHaveLength(1);
    });
  });
});

describe("a batch that nobody can read", () => {
  it("holds up no other, and is given up after a day with what was wrong", async () => {
    await within(await makeShopWorld("woocommerce"), async (shop) => {
      const broken = promised("BROKEN-1", { terms: { validUntil: Number.NaN } });
      const [bad, good] = [await shop.batches.add([broken]), await shop.batches.add([promised("GOOD-1")])];
      await shop.playUntil(NOON + HOUR);
      expect([await shop.batches.state(bad), await shop.batches.state(good)]).toEqual(["queued", "known"]);
      await shop.playUntil(NOON + 2 * DAY);
      expect(await shop.batches.state(bad)).toBe("failed");
      expect((await shop.operate.failed())[0]?.why).toMatch(/^broke off: /);
    });
  });
});

describe("a worker", () => {
  it("that finds another at work leaves, and somebody looks a minute later", async () => {
    await within(await makeShopWorld("woocommerce"), async (shop) => {
      await shop.batches.lease(NOON, NOON + 4 * MINUTE);
      const batch = await shop.batches.add(promisedMany(2));
      await shop.playUntil(NOON + 3 * MINUTE);
      expect([await shop.batches.state(batch), shop.asked.length]).toEqual(["queued", 0]);
      await shop.playUntil(NOON + 6 * MINUTE);
      expect(await shop.batches.state(batch)).toBe("known");
    });
  });
});
