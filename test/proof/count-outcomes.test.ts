import { describe, expect, it } from "vitest";
import { makeRandom, type Random } from "../../bench/random.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { experimentOf } from "../../src/app/chains/experiments.ts";
import { makeCountOutcomes } from "../../src/app/proof/count-outcomes.ts";
import { makeDecideExperiment } from "../../src/app/proof/decide-experiment.ts";
import { makeReadExperiment } from "../../src/app/proof/read-experiments.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { ActionKinds } from "../../src/domain/config/chain.ts";
import type { Draw } from "../../src/domain/proof/measuring.ts";
import type { ExperimentStore } from "../../src/ports/proof.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON, profile } from "../support/chains.ts";
import { draw as anyDraw } from "../support/experiments.ts";
import { FIRST_DAY, FIRST_NIGHT, openShop, shopper } from "../support/nights.ts";

const ACTION: ActionKinds["send"] = {
  send: "one",
  variants: { plain: {}, question: { subject: "A question" } },
  winner: { by: "orders", within: "3d" },
};
const testOf = (action = ACTION) => {
  const test = experimentOf("welcome", action);
  if (!test) throw new Error("no test");
  return test;
};
const bundleOf = (action = ACTION, margin?: number) =>
  shopWith({ steps: [action] }, margin === undefined ? {} : { margin_percent: margin });

interface Options {
  readonly action?: ActionKinds["send"];
  readonly margin?: number;
  readonly experiments?: (kept: ExperimentStore) => ExperimentStore;
}

/** A shop whose nights do nothing but count. */
function openCount({ action = ACTION, margin, experiments: around = (kept) => kept }: Options = {}) {
  const [kept, customers] = [makeMemoryExperiments(), makeMemoryCustomerStore()];
  const count = makeCountOutcomes({ experiments: around(kept), customers });
  const bundle = bundleOf(action, margin);
  const { experiment, epoch } = testOf(action);
  return {
    kept,
    customers,
    night: (offset: number, averageOrder: number | null = 100_000) =>
      count({
        bundle,
        today: FIRST_DAY + offset,
        now: FIRST_NIGHT + offset * DAY,
        customers: 10_000,
        averageOrder,
      }),
    keep: (person: string, over: Partial<Draw> = {}) =>
      kept.keepDraw(
        anyDraw(person, {
          experiment,
          epoch,
          variant: "plain",
          drawnOn: FIRST_DAY,
          closes: FIRST_DAY + 3,
          ...over,
        }),
      ),
    async has(person: string, ...orders: readonly (readonly [day: number, orders: number])[]) {
      const stored = await customers.get(keyOf(person));
      const days = orders.map(([day, count]) => ({
        day: FIRST_DAY + day,
        orders: count,
        spent: count * 100_000,
      }));
      await customers.putProfile(
        keyOf(person),
        { profile: shopper(`u:${person}`, days) },
        stored?.revision ?? 0,
      );
    },
    async counted() {
      const [one] = await kept.measurings();
      return one?.arms.map(({ variant, people, sum, squares, moved }) => ({
        variant,
        people,
        sum,
        squares,
        moved,
      }));
    },
    measuring: async () => (await kept.measurings())[0],
  };
}

describe("the night counts whoever has drawn a variant", () => {
  it("once, when the window is over, and freezes it", async () => {
    const shop = openCount();
    await shop.night(0);
    await shop.has("a", [1, 2], [9, 5]);
    await shop.has("b", [-1, 4]);
    await shop.keep("u:a");
    await shop.keep("u:b", { variant: "question" });
    for (const night of [1, 2, 3]) {
      await shop.night(night);
      expect(await shop.counted()).toMatchObject([{ people: 0 }, { people: 0 }]);
    }
    const counted = [
      { variant: "plain", people: 1, sum: 2, squares: 4, moved: 1 },
      { variant: "question", people: 1, sum: 0, squares: 0, moved: 0 },
    ];
    for (const night of [4, 4, 5]) {
      await shop.night(night);
      expect(await shop.counted()).toEqual(counted);
      await shop.has("a", [1, 7]);
    }
  });

  it("also for the nights that were missed, and for whoever is somebody else by now", async () => {
    const shop = openCount();
    await shop.night(0);
    await shop.has("owner", [2, 1]);
    await shop.has("alias");
    await shop.customers.putProfile(keyOf("alias"), { mergedInto: keyOf("owner") }, 1);
    await shop.keep("u:alias", { customer: keyOf("alias") });
    await shop.keep("u:erased", { closes: FIRST_DAY + 5 });
    await shop.night(20);
    expect(await shop.counted()).toMatchObject([{ people: 2, sum: 1, moved: 1 }, { people: 0 }]);
    expect(await shop.measuring()).toMatchObject({ through: FIRST_DAY + 19, gone: 1 });
  });

  it("by a margin that no single order drowns, from the first night that knows what an order is", async () => {
    const action: ActionKinds["send"] = { ...ACTION, winner: { by: "margin", within: "3d" } };
    const shop = openCount({ action, margin: 30 });
    await shop.night(0, null);
    expect(await shop.measuring()).toBeUndefined();
    await shop.night(0, 100_000);
    expect(await shop.measuring()).toMatchObject({ cut: 600_000, marginPercent: 30, currency: "RUB" });
    await shop.has("a", [1, 100]);
    await shop.has("b", [1, 1]);
    await shop.keep("u:a");
    await shop.keep("u:b");
    await shop.night(4);
    expect(await shop.counted()).toMatchObject([{ people: 2, sum: 630_000 }, { people: 0 }]);
  });

  it("for each form of the variants by itself, and of a test that is no more what is still open", async () => {
    const shop = openCount();
    await shop.night(0);
    const old = await shop.measuring();
    await shop.keep("u:a");
    const changed = { ...ACTION, variants: { plain: {}, question: { subject: "Another question" } } };
    const count = makeCountOutcomes({ experiments: shop.kept, customers: shop.customers });
    const night = { now: FIRST_NIGHT, customers: 10, averageOrder: null, bundle: bundleOf(changed) };
    await count({ ...night, today: FIRST_DAY + 1 });
    await count({ ...night, today: FIRST_DAY + 4 });
    const [first, second] = await shop.kept.measurings();
    expect(first).toMatchObject({ epoch: old?.epoch, tightestAt: 1_000, lastOn: FIRST_DAY, gone: 1 });
    expect(second).toMatchObject({ epoch: testOf(changed).epoch, tightestAt: 500, lastOn: FIRST_DAY + 4 });
    await count({ ...night, today: FIRST_DAY + 600 });
    expect((await shop.kept.measurings())[0]?.through).toBe(FIRST_DAY + 3);
  });

  it("and loses or repeats nobody, wherever it is killed", async () => {
    let [calls, kill, after] = [0, 0, false];
    const crash = <A extends readonly unknown[], R>(call: (...input: A) => Promise<R>) => {
      return async (...input: A): Promise<R> => {
        calls += 1;
        const dies = calls === kill;
        if (dies && !after) throw new Error("killed");
        const result = await call(...input);
        if (dies) throw new Error("killed");
        return result;
      };
    };
    const open = () =>
      openCount({
        experiments: (kept) => ({
          ...kept,
          measurings: crash(kept.measurings),
          putMeasuring: crash(kept.putMeasuring),
          putDecisions: crash(kept.putDecisions),
          async *closing(...where) {
            await crash(async () => undefined)();
            yield* kept.closing(...where);
          },
        }),
      });
    const play = async () => {
      const shop = open();
      for (let index = 0; index < 40; index += 1) {
        const variant = index % 2 === 0 ? "plain" : "question";
        await shop.has(`p${index}`, [1, index % 3]);
        await shop.keep(`u:p${index}`, { variant, closes: FIRST_DAY + 3 + (index % 2) });
      }
      for (const night of [0, 1, 4, 5]) {
        for (;;) {
          const done = await shop.night(night).then(
            () => true,
            () => false,
          );
          if (done) break;
        }
      }
      return shop.counted();
    };
    const whole = await play();
    expect(whole).toMatchObject([{ people: 20 }, { people: 20 }]);
    const most = calls;
    expect(most).toBeGreaterThan(60);
    for (kill = 1; kill <= most; kill += 1) {
      for (after of [false, true]) {
        calls = 0;
        expect(await play()).toEqual(whole);
      }
    }
  });

  it("and of two nights at once only one", async () => {
    const shop = openCount();
    await shop.night(0);
    for (let index = 0; index < 10; index += 1) await shop.keep(`u:p${index}`);
    await Promise.all([shop.night(4), shop.night(4), shop.night(5)]);
    await shop.night(5);
    expect(await shop.counted()).toMatchObject([{ people: 10 }, { people: 0 }]);
  });

  it("as part of every night of the shop", async () => {
    const chains = {
      welcome: {
        name: "W",
        enter: { event: "subscribed" },
        reenter: "never",
        holdout_percent: 0,
        steps: [{ ...ACTION, send: "hello" }],
      },
    };
    const day = { day: FIRST_DAY + 1, orders: 1, spent: 100 };
    const shop = await openShop([shopper("u:a", [day])], { chains });
    const { experiment, epoch } = testOf({ ...ACTION, send: "hello" });
    await shop.night();
    const over = { experiment, epoch, variant: "question", drawnOn: FIRST_DAY, closes: FIRST_DAY + 3 };
    await shop.experiments.keepDraw(anyDraw("u:a", over));
    for (let night = 1; night <= 4; night += 1) {
      shop.advance(1);
      await shop.night();
    }
    const [measuring] = await shop.experiments.measurings();
    expect(measuring?.arms).toMatchObject([
      { variant: "plain", people: 0 },
      { variant: "question", sum: 1 },
    ]);
  });
});

describe("a test of subjects over a month", () => {
  const NIGHTS = 30;
  const A_DAY = 24;

  /** Draws, mails, orders and nights of a month, on everything in memory. */
  async function month(buys: (variant: string | undefined, random: Random) => boolean, seed: number) {
    const world = await makeWorld({ bundle: bundleOf() });
    const random = makeRandom(seed);
    const count = makeCountOutcomes(world);
    const { experiments, config, clock } = world;
    const states: string[] = [];
    for (let day = 0; day < NIGHTS; day += 1) {
      const noon = NOON + day * DAY;
      world.setNow(noon);
      const people = Array.from({ length: A_DAY }, (_, index) => keyOf(`d${day}p${index}`));
      for (const id of people) {
        await world.has(id);
        await world.enters(id);
      }
      await world.playUntil(noon + HOUR);
      for (const id of people) {
        const [send] = await world.journal.sends(id);
        if (!buys(send?.variant, random)) continue;
        const today = Math.floor(noon / DAY);
        const stored = await world.customers.get(id);
        const bought = {
          ...profile(id),
          orders: 1,
          orderDays: [{ day: today + 1, orders: 1, spent: 1_000 }],
        };
        await world.customers.putProfile(id, { profile: bought }, stored?.revision ?? 0);
      }
      const published = await config.current();
      if (!published) throw new Error("nothing published");
      const today = Math.floor(noon / DAY) + 1;
      const shop = { bundle: published.bundle, customers: 20_000, averageOrder: null };
      await count({ ...shop, today, now: today * DAY + 3 * HOUR });
      const report = await makeReadExperiment({ experiments, config })("welcome.one");
      states.push(report?.state ?? "none");
    }
    const decide = makeDecideExperiment({ experiments, config, clock });
    return { world, states, decide, read: makeReadExperiment({ experiments, config }) };
  }

  it("without any difference has no winner on any night, and says that both go on", async () => {
    const { world, states, read } = await month((_, random) => random.uniform() < 0.2, 1);
    expect(new Set(states)).toEqual(new Set(["too-early", "undecided"]));
    expect(states.at(-1)).toBe("undecided");
    const report = await read("welcome.one");
    const people = report?.variants.map((one) => one.people) ?? [];
    // The windows of the last three days are open.
    expect(people.reduce((sum, one) => sum + one, 0)).toBe((NIGHTS - 3) * A_DAY);
    expect(report).toMatchObject({ decisions: [], counted: { missing: { people: 0, outcomes: 0 } } });
    const [difference] = report?.counted?.differences ?? [];
    expect(difference?.interval?.low).toBeLessThan(0);
    expect(difference?.interval?.high).toBeGreaterThan(0);
    expect(difference?.detectable).toBeGreaterThan(0.05);
    expect(report?.nextCloses).toBe("2026-03-31");
    const last = await Promise.all(
      Array.from({ length: A_DAY }, (_, index) => world.journal.sends(keyOf(`d29p${index}`))),
    );
    expect(new Set(last.flat().map(({ variant }) => variant)).size).toBe(2);
  });

  it("with a large one has a winner that everybody gets, until a person reopens the test", async () => {
    const { world, states, decide, read } = await month(
      (variant, random) => random.uniform() < (variant === "question" ? 0.6 : 0.2),
      2,
    );
    const decidedOn = states.indexOf("decided");
    expect(decidedOn).toBeGreaterThan(3);
    expect(new Set(states.slice(decidedOn))).toEqual(new Set(["decided"]));
    const { decisions = [], counted } = (await read("welcome.one")) ?? {};
    expect(decisions).toMatchObject([{ kind: "decided", variant: "question", by: "the interval" }]);
    expect(counted?.differences[0]?.interval?.low).toBeGreaterThan(0);
    const after = await Promise.all(
      Array.from({ length: A_DAY }, (_, index) => world.journal.sends(keyOf(`d29p${index}`))),
    );
    expect(new Set(after.flat().map(({ variant }) => variant))).toEqual(new Set(["question"]));

    const asked = { experiment: "welcome.one", by: "ann" };
    expect(await decide(asked)).toEqual({ result: "done" });
    expect(await decide(asked)).toEqual({ result: "was-so" });
    expect((await read("welcome.one"))?.state).toBe("winner");
    const published = await world.config.current();
    if (!published) throw new Error("nothing published");
    const night = { bundle: published.bundle, customers: 20_000, averageOrder: null };
    await makeCountOutcomes(world)({ ...night, today: Math.floor(NOON / DAY) + 31, now: NOON + 31 * DAY });
    expect((await read("welcome.one"))?.state).toBe("winner");
    expect(await decide({ ...asked, variant: "plain" })).toEqual({ result: "done" });
    expect(await decide({ ...asked, variant: "other" })).toMatchObject({ result: "no-variant" });
    expect(await decide({ experiment: "x.y", by: "ann" })).toEqual({
      result: "no-experiment",
      experiments: ["welcome.one"],
    });
    expect((await read("welcome.one"))?.decisions).toHaveLength(3);
  });
});
