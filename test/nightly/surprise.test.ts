import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Segments } from "../../src/domain/config/segments.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import {
  boughtAgo,
  chainOf,
  FIRST_DAY,
  FIRST_NIGHT,
  openShop,
  type Shop,
  type ShopOptions,
  shopper,
} from "../support/nights.ts";

const NON_BUYERS = { id: "non_buyers", name: "Non-buyers", when: "orders == 0" };
const DOUBTING = {
  id: "doubting",
  name: "Doubting",
  when: "days_since_last_order >= 10 && days_since_last_order <= 30",
};
const ASLEEP = { id: "asleep", name: "Asleep", when: "days_since_last_order > 30" };
const FIRST = { id: "first", name: "First order", when: "orders == 1 && days_since_last_order < 10" };
const RULES: Segments["list"] = [NON_BUYERS, DOUBTING, ASLEEP, FIRST];

const chain = (segment: string, more: Partial<Chain> = {}): Chain => ({ ...chainOf({ segment }), ...more });
const CHAINS = { remind: chain("doubting"), wake: chain("asleep"), thank: chain("first") };

/** People who stay where they are for a week, a few of each kind, and one who is about to doubt on the second night. */
const PEOPLE = [
  ...Array.from({ length: 8 }, (_, n) => shopper(`u:doubting-${n}`, boughtAgo(60, 15 + (n % 3)))),
  ...Array.from({ length: 8 }, (_, n) => shopper(`u:asleep-${n}`, boughtAgo(90 + n))),
  ...Array.from({ length: 8 }, (_, n) => shopper(`u:active-${n}`, boughtAgo(40, 2))),
  ...Array.from({ length: 4 }, (_, n) => shopper(`u:visitor-${n}`, [])),
];
const ABOUT_TO_DOUBT = shopper("u:doubter", boughtAgo(50, 9));

/** A shop one night after its baseline, an hour before the next. */
async function running(options: ShopOptions = {}, people: readonly Profile[] = PEOPLE): Promise<Shop> {
  const shop = await openShop(people, { segments: { list: RULES }, chains: CHAINS, ...options });
  await shop.night();
  shop.advance(1);
  return shop;
}

async function everybodyIn(shop: Shop): Promise<readonly string[]> {
  const chains = Object.keys((await shop.config.current())?.bundle.chains ?? {});
  const entered = await Promise.all(chains.map((id) => shop.entered(id)));
  return [...new Set(entered.flat())].sort();
}

/** Publishes other rules or chains and plays the night after. */
async function afterPublishing(shop: Shop, changed: ShopOptions): Promise<readonly string[]> {
  await shop.publishConfig({ segments: { list: RULES }, chains: CHAINS, ...changed });
  await shop.night();
  return everybodyIn(shop);
}

describe("nobody enters a chain because a rule has changed", () => {
  it("a segment that is renamed", async () => {
    const shop = await running();
    const list = RULES.map((rule) => (rule.id === "asleep" ? { ...rule, id: "sleeping" } : rule));
    const chains = { ...CHAINS, wake: chain("sleeping") };
    expect(await afterPublishing(shop, { segments: { list }, chains })).toEqual([]);
    expect(shop.announced("SegmentChanged")).toHaveLength(8);
    shop.advance(1);
    await shop.night();
    expect(await everybodyIn(shop)).toEqual([]);
  });

  it("a segment of everybody else that is renamed", async () => {
    const shop = await running({ chains: { ...CHAINS, on: chain("active") } });
    const segments = { list: RULES, otherwise: { id: "regulars", name: "Regulars" } };
    expect(await afterPublishing(shop, { segments, chains: { ...CHAINS, on: chain("regulars") } })).toEqual(
      [],
    );
  });

  it("an order of segments that is turned round", async () => {
    const everyone = { id: "buyers", name: "Buyers", when: "orders > 0" };
    const shop = await running({ segments: { list: [...RULES, everyone] } });
    const chains = { ...CHAINS, all: chain("buyers") };
    const list = [everyone, ...RULES];
    expect(await afterPublishing(shop, { segments: { list }, chains })).toEqual([]);
  });

  it.each([
    ["narrowed", "days_since_last_order >= 17 && days_since_last_order <= 30"],
    ["widened", "days_since_last_order >= 2 && days_since_last_order <= 30"],
  ])("a condition that is %s", async (_, when) => {
    const shop = await running();
    const list = [NON_BUYERS, { ...DOUBTING, when }, ASLEEP, FIRST];
    const chains = { ...CHAINS, on: chain("active") };
    expect(await afterPublishing(shop, { segments: { list }, chains })).toEqual([]);
    expect(shop.announced("SegmentChanged").length).toBeGreaterThan(0);
  });

  it("a field without history decides: it is unknown, and unknown enrols nobody", async () => {
    const shop = await running({}, [...PEOPLE, { ...ABOUT_TO_DOUBT, country: "DE" }]);
    const list = [NON_BUYERS, { ...DOUBTING, when: `days_since_last_order > 5 && country == "DE"` }, ASLEEP];
    expect(await afterPublishing(shop, { segments: { list } })).toEqual([]);
  });

  it("rates, the time zone or the scale of RFM change", async () => {
    for (const changed of [
      { store: { exchange_rates: { USD: 90 } } },
      { store: { time_zone: "Asia/Tokyo" } },
      { segments: { list: RULES, rfm: { cut: "value", scores: 5 } } },
    ] satisfies ShopOptions[]) {
      const chains = { ...CHAINS, best: chain("champions"), lost: chain("lost"), off: chain("hibernating") };
      const shop = await running({ chains });
      expect(await afterPublishing(shop, { chains, ...changed })).toEqual([]);
    }
  });
});

describe("who comes to a segment of their own accord enters, although rules have changed", () => {
  const renamed = {
    segments: { list: [NON_BUYERS, { ...DOUBTING, id: "unsure" }, ASLEEP, { ...FIRST, id: "fresh" }] },
    chains: { remind: chain("unsure"), wake: chain("asleep"), thank: chain("fresh") },
  };

  it("by the passing of a day", async () => {
    const shop = await running({}, [...PEOPLE, ABOUT_TO_DOUBT]);
    expect(await afterPublishing(shop, renamed)).toEqual(["u:doubter"]);
  });

  it("by a first order of yesterday afternoon", async () => {
    const shop = await running();
    const at = FIRST_NIGHT + 12 * HOUR;
    await shop.update(
      shopper("u:visitor-0", [{ day: FIRST_DAY, orders: 1, spent: 100_000 }], {
        firstSeenAt: FIRST_NIGHT - 100 * DAY,
        firstOrderAt: at,
        lastOrderAt: at,
        lastActivityAt: at,
      }),
    );
    expect(await afterPublishing(shop, renamed)).toEqual(["u:visitor-0"]);
  });

  it("but not by an order before the basis night of the same day", async () => {
    const at = FIRST_NIGHT - 2 * HOUR;
    const early = shopper("u:early", [{ day: FIRST_DAY, orders: 1, spent: 100_000 }], {
      firstSeenAt: FIRST_NIGHT - 100 * DAY,
      firstOrderAt: at,
      lastOrderAt: at,
    });
    const shop = await running({}, [...PEOPLE, early]);
    expect(await afterPublishing(shop, renamed)).toEqual([]);
  });

  it("somebody who was not there yet", async () => {
    const shop = await running();
    const at = FIRST_NIGHT + 3 * HOUR;
    await shop.update(
      shopper("u:new", [{ day: FIRST_DAY, orders: 1, spent: 5_000 }], {
        firstSeenAt: at,
        firstOrderAt: at,
        lastOrderAt: at,
      }),
    );
    expect(await afterPublishing(shop, renamed)).toEqual(["u:new"]);
  });

  it("over nights that were missed", async () => {
    const shop = await running({}, [...PEOPLE, shopper("u:later", boughtAgo(50, 6))]);
    shop.advance(3);
    expect(await afterPublishing(shop, renamed)).toEqual(["u:later"]);
  });
});

describe("facts that are older than the shop's freshness", () => {
  it("only take stock: an import into a running shop mails nobody", async () => {
    const shop = await running();
    for (let n = 0; n < 20; n += 1)
      await shop.update(shopper(`u:imported-${n}`, boughtAgo(200), { backfilledAt: FIRST_NIGHT + 5 * HOUR }));
    await shop.night();
    expect(await everybodyIn(shop)).toEqual([]);
    shop.advance(1);
    await shop.night();
    expect(await everybodyIn(shop)).toEqual([]);
  });

  it("that came before the basis night hold nobody back", async () => {
    const shop = await running({}, [{ ...ABOUT_TO_DOUBT, backfilledAt: FIRST_NIGHT - HOUR }]);
    await shop.night();
    expect(await everybodyIn(shop)).toEqual(["u:doubter"]);
  });
});

describe("a chain on a segment that was there before", () => {
  it("takes newcomers only", async () => {
    const shop = await running({ chains: {} }, [...PEOPLE, ABOUT_TO_DOUBT]);
    expect(await afterPublishing(shop, { chains: { remind: chain("doubting") } })).toEqual(["u:doubter"]);
  });

  it("with enrol: existing takes those who are in as well, once", async () => {
    const shop = await running({ chains: {} });
    const chains = { wake: chain("asleep", { enrol: "existing", reenter: "1d" }) };
    const asleep = Array.from({ length: 8 }, (_, n) => `u:asleep-${n}`);
    expect(await afterPublishing(shop, { chains })).toEqual(asleep);
    shop.advance(3);
    expect(await shop.night()).toMatchObject({ enrolled: 0 });
    await shop.publishConfig({ segments: { list: RULES }, chains });
    shop.advance(1);
    expect(await shop.night()).toMatchObject({ enrolled: 0 });
  });

  it("takes them once, however often the night is repeated", async () => {
    const shop = await running({ chains: {} });
    const chains = { wake: chain("asleep", { enrol: "existing" }) };
    await shop.publishConfig({ segments: { list: RULES }, chains });
    expect(await shop.night()).toMatchObject({ enrolled: 8 });
    expect(await shop.night({ force: true })).toMatchObject({ enrolled: 8 });
    expect(await shop.travelling()).toHaveLength(8);
  });
});

describe("the first night", () => {
  it("enters nobody, and everybody where the shop says so", async () => {
    const silent = await openShop(PEOPLE, { segments: { list: RULES }, chains: CHAINS });
    expect(await silent.night()).toMatchObject({ enrolled: 0 });
    const options = { segments: { list: RULES }, chains: CHAINS, store: { enrol_on_first_run: true } };
    const loud = await openShop(PEOPLE, options);
    expect(await loud.night()).toMatchObject({ enrolled: 16 });
  });
});
