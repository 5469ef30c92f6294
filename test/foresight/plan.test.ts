import { describe, expect, it } from "vitest";
import type { ConfigPlan } from "../../src/app/foresight/plan/answer.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { RFM_SEGMENTS } from "../../src/domain/segments/rfm-segments.ts";
import { offersWith } from "../support/config.ts";
import {
  boughtAgo,
  bundleOf,
  chainOf,
  FIRST_NIGHT,
  type Shop,
  type ShopOptions,
  shopper,
} from "../support/nights.ts";
import { openPlanned, planningOver, reachable } from "../support/planning.ts";

/** A shop whose first night has taken stock. */
async function openWith(people: readonly Profile[], options: ShopOptions): Promise<Shop> {
  const shop = await openPlanned(people, options);
  await shop.night();
  return shop;
}

/** Of the night that `shop.advance(days)` comes to. */
const planFor = (shop: Shop, options: ShopOptions, days = 1): Promise<ConfigPlan> =>
  planningOver(shop)({ bundle: bundleOf(options), now: shop.now() + (days - 1) * DAY + 1 });

const chainIn = ({ chains }: ConfigPlan, name: string) => {
  const found = chains.find(({ chain }) => chain === name);
  if (!found) throw new Error(`the plan has no chain ${name}`);
  return found;
};

/** Seven come to `doubting` in the next night; twelve lie between it and `asleep`; thirty have just bought. */
const PEOPLE = [
  ...Array.from({ length: 7 }, (_, n) => reachable(`u:soon-${n}`, 60, 9)),
  ...Array.from({ length: 12 }, (_, n) => reachable(`u:doubting-${n}`, 70, 15)),
  ...Array.from({ length: 30 }, (_, n) => reachable(`u:active-${n}`, 40, 1 + (n % 5))),
  ...Array.from({ length: 11 }, (_, n) => reachable(`u:asleep-${n}`, 90, 50)),
];

describe("the plan of a config that changes nothing", () => {
  it("moves nobody, warns of nothing and expects the same of both", async () => {
    const shop = await openWith(PEOPLE, {});
    const plan = await planFor(shop, {});
    expect(plan).toMatchObject({ version: 1, night: "2026-03-02", customers: 60, takesStock: false });
    expect(plan.segments.moves).toEqual([]);
    expect(plan.tiers.moves).toEqual([]);
    expect(plan.warnings).toEqual([]);
    expect(chainIn(plan, "remind")).toMatchObject({ change: "same", after: { tonight: { entrants: 7 } } });
    expect(chainIn(plan, "remind").before).toEqual(chainIn(plan, "remind").after);
  });

  it("writes nothing: the night after it is as if nobody had asked", async () => {
    const [asked, other] = [await openWith(PEOPLE, {}), await openWith(PEOPLE, {})];
    await planFor(asked, { chains: { remind: chainOf({ segment: "doubting" }) } });
    for (const shop of [asked, other]) shop.advance(1);
    expect(await asked.night()).toEqual(await other.night());
    expect(await asked.config.history()).toHaveLength(1);
  });

  it("of a text that only mails read warns of nothing", async () => {
    const shop = await openWith(PEOPLE, {});
    const templates = { hello: { en: { subject: "Good day", html: "<p>Good day</p>" } } };
    const plan = await planFor(shop, { templates });
    expect(plan.warnings).toEqual([]);
    expect(chainIn(plan, "wake").change).toBe("same");
    expect(plan.total.after).toEqual(plan.total.before);
  });
});

describe("the plan of a first config", () => {
  it("has nothing to compare with, and says that the first night only takes stock", async () => {
    const shop = await openPlanned(PEOPLE, { unpublished: true });
    const plan = await planFor(shop, {});
    expect(plan).toMatchObject({ version: null, customers: 60, takesStock: true, warnings: [] });
    expect(plan.segments.moves).toEqual([]);
    expect(plan.segments.sizes).toContainEqual({ id: "doubting", before: null, after: 19 });
    expect(chainIn(plan, "remind").before).toBeUndefined();
    expect(chainIn(plan, "remind")).toMatchObject({ change: "new", after: { tonight: { entrants: 0 } } });
  });
});

describe("the plan of other segments", () => {
  const LATER: ShopOptions = {
    segments: {
      list: [
        { id: "non_buyers", name: "Non-buyers", when: "orders == 0" },
        {
          id: "doubting",
          name: "Doubting",
          when: "days_since_last_order >= 20 && days_since_last_order <= 40",
        },
        { id: "asleep", name: "Asleep", when: "days_since_last_order > 40" },
      ],
    },
  };

  it("counts who goes from where to where as the night then does", async () => {
    const shop = await openWith(PEOPLE, {});
    const plan = await planFor(shop, LATER);
    expect(plan.segments.moves).toMatchObject([{ from: "doubting", to: "active", customers: 19 }]);
    expect(plan.segments.moves[0]?.examples).toHaveLength(5);
    await shop.publishConfig(LATER);
    shop.advance(1);
    expect(await shop.night()).toMatchObject({ enrolled: 0 });
    const counted = await shop.nights.metrics();
    for (const { id, after } of plan.segments.sizes)
      expect(counted?.segments[id]?.customers ?? 0).toBe(after);
    expect(chainIn(plan, "remind")).toMatchObject({
      before: { tonight: { entrants: 7 } },
      after: { tonight: { entrants: 0 } },
    });
  });

  it("warns of a segment that is left empty and of a chain that nobody enters any more", async () => {
    const shop = await openWith(PEOPLE, {});
    const list = [
      { id: "non_buyers", name: "Non-buyers", when: "orders == 0" },
      { id: "doubting", name: "Doubting", when: "days_since_last_order > 400" },
      { id: "asleep", name: "Asleep", when: "days_since_last_order > 30" },
    ];
    const { warnings } = await planFor(shop, { segments: { list } });
    expect(warnings).toContainEqual({ kind: "segment-emptied", segment: "doubting", before: 19 });
    expect(warnings).toContainEqual(expect.objectContaining({ kind: "nobody-enters", chain: "remind" }));
  });

  it("counts tiers as well", async () => {
    const shop = await openWith(PEOPLE, {});
    const offers = offersWith({});
    const [first, second] = offers.tiers;
    const tiers = [
      { ...first, id: first?.id ?? "", from: 0, below: 1_500 },
      { ...second, id: second?.id ?? "", from: 1_500 },
    ];
    const plan = await planFor(shop, { offers: { ...offers, tiers } });
    expect(plan.tiers.moves).toMatchObject([{ from: first?.id, to: second?.id, customers: 60 }]);
  });
});

describe("who enters in the next night, by the plan", () => {
  it("is whom the night then enters", async () => {
    const shop = await openWith(PEOPLE, {});
    const chains = {
      remind: { ...chainOf({ segment: "doubting" }), holdout_percent: 40 },
      wake: chainOf({ segment: "asleep" }),
    };
    const { tonight } = chainIn(await planFor(shop, { chains }), "remind").after ?? {};
    await shop.publishConfig({ chains });
    shop.advance(1);
    expect(await shop.night()).toMatchObject({ enrolled: tonight?.entering.about });
    const entered = await shop.entered("remind");
    expect(entered).toHaveLength(7);
    const entries = await Promise.all(entered.map((id) => shop.journal.entry(id as CustomerKey, "remind")));
    const heldOut = entries.filter((entry) => entry?.holdout).length;
    expect(heldOut).toBeGreaterThan(0);
    expect(tonight).toMatchObject({ entrants: 7, heldOut: { about: heldOut, low: heldOut, high: heldOut } });
    expect(tonight?.mailed.about).toBe(7 - heldOut);
  });

  it("leaves out who is in the chain already, and whom nothing may be sent to", async () => {
    const people = [...PEOPLE, shopper("u:silent", boughtAgo(60, 9))];
    const shop = await openWith(people, {});
    for (let night = 1; night <= 10; night++) {
      shop.advance(1);
      await shop.night();
      if (night === 1) await shop.update(reachable("u:soon-0", 60, 9, -1));
    }
    const { tonight } = chainIn(await planFor(shop, {}), "remind").after ?? {};
    expect(tonight).toMatchObject({ entrants: 1, entering: { about: 0 } });
    const first = await openWith(people, {});
    const before = chainIn(await planFor(first, {}), "remind").after?.tonight;
    expect(before).toMatchObject({
      entrants: 8,
      entering: { about: 8 },
      unmailed: { about: 1 },
      mailed: { about: 7 },
    });
  });

  it("is told with an interval where only a sample of them is looked at", async () => {
    const people = Array.from({ length: 45 }, (_, n) => reachable(`u:soon-${n}`, 60, 9));
    const options = { chains: { remind: { ...chainOf({ segment: "doubting" }), holdout_percent: 40 } } };
    const shop = await openWith(people, options);
    const now = shop.now() + 1;
    const [all, some] = await Promise.all(
      [undefined, 15].map((lookedAt) =>
        planningOver(shop, defined({ lookedAt }))({ bundle: bundleOf(options), now }),
      ),
    );
    const [exact, told] = [all, some].map((plan) => plan && chainIn(plan, "remind").after?.tonight);
    expect([exact?.entrants, told?.entrants]).toEqual([45, 45]);
    expect(exact?.heldOut.low).toBe(exact?.heldOut.high);
    expect(told?.heldOut.low).toBeLessThan(told?.heldOut.high ?? 0);
    expect(told?.heldOut.low).toBeLessThanOrEqual(exact?.heldOut.about ?? -1);
    expect(told?.heldOut.high).toBeGreaterThanOrEqual(exact?.heldOut.about ?? 99);
  });

  it("are held where the night holds them, with a warning", async () => {
    const many = Array.from({ length: 60 }, (_, n) => reachable(`u:${n}`, 40, 2));
    const shop = await openWith(many, { chains: {} });
    const chains = { on: { ...chainOf({ segment: "active" }), enrol: "existing" as const } };
    const plan = await planFor(shop, { chains });
    expect(plan.warnings).toContainEqual({
      kind: "held-tonight",
      chain: "on",
      entrants: 60,
      because: { why: "existing" },
    });
    const after = chainIn(plan, "on").after;
    expect(after?.tonight).toMatchObject({ entrants: 60, entering: { about: 0 } });
    expect(after?.month.entries).toMatchObject({ most: 60, expected: 0 });
    await shop.publishConfig({ chains });
    shop.advance(1);
    expect(await shop.night()).toMatchObject({ enrolled: 0, held: 60 });
  });
});

describe("the 30 nights ahead", () => {
  /** The nights as they then come, nobody ordering. */
  async function playOut(shop: Shop, options: ShopOptions): Promise<void> {
    await shop.publishConfig(options);
    for (let night = 0; night < 30; night++) {
      shop.advance(1);
      await shop.night();
    }
  }

  it("enter at most whom they enter if nobody orders", async () => {
    const options: ShopOptions = {
      chains: { remind: chainOf({ segment: "doubting" }), wake: chainOf({ segment: "asleep" }) },
    };
    const shop = await openWith(PEOPLE, options);
    const plan = await planFor(shop, options);
    const [remind, wake] = ["remind", "wake"].map((name) => chainIn(plan, name).after?.month);
    await playOut(shop, options);
    expect(remind?.entries.most).toBe((await shop.entered("remind")).length);
    expect(wake?.entries.most).toBe((await shop.entered("wake")).length);
    expect(remind?.entries.most).toBe(37);
    expect(wake?.entries.expected).toBeLessThan(wake?.entries.most ?? 0);
    expect(wake?.entries.low).toBeLessThanOrEqual(wake?.entries.expected ?? 0);
    expect(remind).toMatchObject({ by: "records", mails: { most: 37 }, usd: { most: 0.0041 } });
  });

  it("follow the RFM table, dates and conditions that move by the hour as the nights do", async () => {
    const names = [...new Set(Object.values(RFM_SEGMENTS[3]))];
    const options: ShopOptions = {
      store: { attributes: { birthday: { name: "Birthday", type: "date" } } },
      segments: {
        rfm: { cut: "fixed", recency_days: [20, 45], orders: [2, 8], spent: [1_500, 50_000] },
        list: [
          { id: "doubting", name: "Doubting", when: "hours_since_last_visit > 300" },
          { id: "asleep", name: "Asleep", when: "days_since_last_order > 30" },
        ],
      },
      chains: {
        ...Object.fromEntries(names.map((name) => [`in-${name}`, chainOf({ segment: name })])),
        remind: chainOf({ segment: "doubting" }),
        birthday: chainOf({ date: "birthday", before: "3d" }),
      },
    };
    const people = PEOPLE.map((one, n) => ({
      ...one,
      lastVisitAt: FIRST_NIGHT - (n % 9) * DAY,
      attributes: { birthday: `1990-03-${String(1 + (n % 28)).padStart(2, "0")}` },
    }));
    const shop = await openWith(people, options);
    const plan = await planFor(shop, options);
    await playOut(shop, options);
    const told = plan.chains.map(({ chain, after }) => [chain, after?.month.entries.most]);
    const entered = await Promise.all(
      Object.keys(options.chains ?? {}).map(async (chain) => [chain, (await shop.entered(chain)).length]),
    );
    expect(told).toEqual(entered);
    expect(told.filter(([, most]) => Number(most) > 0).length).toBeGreaterThan(2);
  });

  it("count codes once, at the most that they can cost, and warn of a budget that they exhaust", async () => {
    const offers = offersWith({
      max_discount: 300,
      valid_for: "60d",
      code: { prefix: "BACK", bound: "customer", on_cancel: "release" },
      budget: { amount: 3_000, per: "ever" },
    });
    const steps = [{ send: "hello", offer: "thanks" }, { wait: "2d" }, { send: "hello", offer: "thanks" }];
    const chains = { remind: { ...chainOf({ segment: "doubting" }), steps } };
    const shop = await openWith(PEOPLE, { chains: { remind: chainOf({ segment: "doubting" }) }, offers });
    const plan = await planFor(shop, { chains, offers });
    const month = chainIn(plan, "remind").after?.month;
    expect(month?.codes?.most).toBe(37);
    expect(month?.mails.most).toBeGreaterThan(60);
    expect(month?.discount).toMatchObject({ most: 37 * 30_000, unbounded: 0, withoutRate: 37 });
    expect(month?.discount?.expected).toBeUndefined();
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({
        kind: "budget",
        counter: "offer:thanks@ever",
        left: 300_000,
        most: 37 * 30_000,
      }),
    );
  });

  it("warn where the frequency cap has no place for many of the mails", async () => {
    const store = { frequency_cap: { mails: 1, per: "20d", over: "skip" as const } };
    const before = { remind: chainOf({ segment: "doubting" }) };
    const steps = [{ send: "hello" }, { wait: "2d" }, { send: "hello" }, { wait: "2d" }, { send: "hello" }];
    const shop = await openWith(PEOPLE, { store, chains: before });
    const plan = await planFor(shop, { store, chains: { remind: { ...before.remind, steps } } });
    const warning = plan.warnings.find(({ kind }) => kind === "cap");
    expect(warning).toMatchObject({ kind: "cap", before: 0 });
    expect((await planFor(shop, { store, chains: before })).warnings).toEqual([]);
  });
});
