import { describe, expect, it } from "vitest";
import { makeCommit } from "../../src/app/loyalty/wallets/commit.ts";
import { makeHold } from "../../src/app/loyalty/wallets/hold.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { ROUND_NIGHTS } from "../../src/domain/loyalty/wallet.ts";
import { key } from "../support/facts.ts";
import { FIRST_NIGHT, openShop, type Shop } from "../support/nights.ts";
import { secrets } from "../support/projecting.ts";
import { grant, walletProgramme } from "../support/wallets.ts";

const ANNA = key("u:anna");
const MEMBERS = ["u:anna", "u:boris", "u:clara"].map(key);

async function running(): Promise<Shop> {
  const shop = await openShop([], { loyalty: walletProgramme() });
  const at = FIRST_NIGHT - DAY;
  await shop.tell(MEMBERS.map((customer) => grant(100, { customer, at })));
  return shop;
}

const till = ({ wallets, config, customers, events, now }: Shop) => ({
  ...{ wallets, config, customers, events, secrets },
  clock: { now },
});

/** Something writes points that no fact tells of. */
async function spoil({ wallets }: Shop, customer: CustomerKey, more = {}): Promise<void> {
  const wallet = await wallets.get(customer);
  if (!wallet) throw new Error("no wallet");
  const lots = wallet.account.lots.map((lot) => ({ ...lot, points: lot.points + 5 }));
  await wallets.put({
    ...wallet,
    ...{ account: { ...wallet.account, lots }, revision: wallet.revision + 1 },
    ...more,
  });
}

async function nextNight(shop: Shop) {
  shop.advance(1);
  const result = await shop.night();
  if (typeof result === "string") throw new Error(result);
  return { differ: result.walletsDiffer, wallets: (await shop.nights.metrics())?.wallets };
}

describe("the night", () => {
  it("recounts every wallet the first time, then what has changed and in turn all others", async () => {
    const shop = await running();
    expect(await nextNight(shop)).toEqual({
      differ: undefined,
      wallets: { looked: 3, told: 0, differ: 0, customers: [] },
    });
    let looked = 0;
    for (let night = 0; night < ROUND_NIGHTS; night++) looked += (await nextNight(shop)).wallets?.looked ?? 0;
    expect(looked).toBe(3);
  });

  it("says how many differ and whose they are, every night until they are mended", async () => {
    const shop = await running();
    await nextNight(shop);
    await spoil(shop, ANNA, { changedAt: shop.now() });
    for (const night of [1, 2, 3])
      expect([night, await nextNight(shop)]).toMatchObject([
        night,
        { differ: 1, wallets: { differ: 1, customers: ["u:anna"] } },
      ]);
    const wallet = await shop.wallets.get(ANNA);
    if (!wallet) throw new Error("no wallet");
    const lots = wallet.account.lots.map((lot) => ({ ...lot, points: lot.points - 5 }));
    await shop.wallets.put({
      ...wallet,
      account: { ...wallet.account, lots },
      revision: wallet.revision + 1,
    });
    expect(await nextNight(shop)).toMatchObject({ differ: undefined, wallets: { looked: 3, differ: 0 } });
  });

  it("finds within a round what has changed without saying so", async () => {
    const shop = await running();
    await nextNight(shop);
    await spoil(shop, ANNA);
    let found: number | undefined;
    for (let night = 0; night < ROUND_NIGHTS && found === undefined; night++)
      found = (await nextNight(shop)).differ;
    expect(found).toBe(1);
  });

  it("tells the fold of a spend that broke off shortly before the last audit", async () => {
    const shop = await running();
    await nextNight(shop);
    shop.advance(1 - 1 / 96);
    const deps = till(shop);
    await makeHold(deps)("id:anna", { order: "A", points: 30, total: 100_000, currency: "RUB" });
    const broken = { ...deps.events, append: () => Promise.reject(new Error("lost")) };
    await expect(makeCommit({ ...deps, events: broken })("id:anna", "A")).rejects.toThrow("lost");
    shop.advance(1 / 96 - 1);
    expect((await nextNight(shop)).wallets).toMatchObject({ told: 0, differ: 0 });
    expect((await nextNight(shop)).wallets).toMatchObject({ told: 1 });
    expect(await shop.events.factsOf(ANNA)).toMatchObject([
      { kind: "points-granted" },
      { kind: "points-spent", points: 30, order: "A" },
    ]);
  });

  it("compares nothing while profiles are folded by other rules than the newest, and goes on the night after", async () => {
    const shop = await running();
    await nextNight(shop);
    shop.advance(1);
    const tasks = shop.parts();
    const planned = await tasks.plan({});
    const [set] = walletProgramme().rules;
    if (!set) throw new Error("no rules");
    await shop.publishConfig({
      loyalty: { ...walletProgramme(), rules: [{ ...set, expires_after: "60d" }] },
    });
    const result = await shop.carryOut(planned, tasks);
    expect(result.walletsDiffer).toBeUndefined();
    expect((await shop.nights.metrics())?.wallets).toBeUndefined();
    expect((await nextNight(shop)).wallets).toMatchObject({ differ: 0 });
  });

  it("recounts nothing where there is no programme", async () => {
    const shop = await openShop([], {});
    expect((await nextNight(shop)).wallets).toBeUndefined();
  });
});
