import { describe, expect, it } from "vitest";
import { drawnOf } from "../../src/app/chains/draw-variant.ts";
import { type Experiment, experimentOf } from "../../src/app/chains/experiments.ts";
import { isHeldOut } from "../../src/app/chains/holdout.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { ActionKinds } from "../../src/domain/config/chain.ts";
import type { MailVariants } from "../../src/domain/config/experiment.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { percentOf } from "../../src/domain/offers/benefit.ts";
import type { Draw } from "../../src/domain/proof/measuring.ts";
import { DRAW_SHARDS } from "../../src/ports/proof.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld, type WorldOptions } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";

const TODAY = Math.floor(NOON / DAY);
const SUBJECTS: MailVariants = {
  plain: {},
  question: { subject: { en: "Shall we, {{ customer.name }}?", ru: "Ну что?" } },
};
const sends = (more: Partial<ActionKinds["send"]> = {}) => ({ send: "one", variants: SUBJECTS, ...more });
const testOf = (more: Partial<ActionKinds["send"]> = {}): Experiment => {
  const test = experimentOf("welcome", sends(more));
  if (!test) throw new Error("no test");
  return test;
};

async function worldWith(more: Partial<ActionKinds["send"]> = {}, options: WorldOptions = {}) {
  const bundle = shopWith({ steps: [sends(more)], reenter: "1d" });
  const world = await makeWorld({ bundle, ...options });
  return {
    ...world,
    async draws(days = 7, test = testOf(more)): Promise<readonly Draw[]> {
      const found: Draw[] = [];
      for (let shard = 0; shard < DRAW_SHARDS; shard += 1)
        for await (const draw of world.experiments.closing(test, TODAY + days, shard)) found.push(draw);
      return found;
    },
    variantsOf: async (id: CustomerKey) => (await world.journal.sends(id)).map(({ variant }) => variant),
  };
}

const people = (count: number) => Array.from({ length: count }, (_, index) => keyOf(`p${index}`));

describe("the draw of a variant", () => {
  const keys = Array.from({ length: 6_000 }, (_, index) => `e:${index}` as CustomerKey);
  const share = (variants: MailVariants, id: string, among = keys) => {
    const test = testOf({ variants });
    return among.filter((one) => drawnOf(one, test).id === id).length / among.length;
  };

  it("gives each variant its share", () => {
    const [small, large] = [
      { share: 20, subject: "A" },
      { share: 80, subject: "B" },
    ];
    expect(share({ small, large }, "small")).toBeCloseTo(0.2, 1.5);
    const thirds = { a: { subject: "A" }, b: { subject: "B" }, c: { subject: "C" } };
    for (const id of ["a", "b", "c"]) expect(share(thirds, id)).toBeCloseTo(1 / 3, 1.5);
  });

  it("is the same whenever it is asked, and in whichever order the variants are written", () => {
    const turned = { question: SUBJECTS.question ?? {}, plain: {} };
    for (const one of keys.slice(0, 100)) {
      expect(drawnOf(one, testOf()).id).toBe(drawnOf(one, testOf({ variants: turned })).id);
    }
  });

  it("is independent of the holdout, of other tests and of the variants before they were changed", () => {
    const held = keys.filter((one) =>
      isHeldOut(one, { experiment: "chain:welcome", epoch: "e1", percent: 10 }),
    );
    expect(share(SUBJECTS, "plain", held)).toBeCloseTo(0.5, 1);
    const test = testOf();
    const plain = keys.filter((one) => drawnOf(one, test).id === "plain");
    expect(share({ ...SUBJECTS, question: { subject: "Another" } }, "plain", plain)).toBeCloseTo(0.5, 1.5);
    const elsewhere = experimentOf("cart", sends());
    const both = plain.filter((one) => elsewhere && drawnOf(one, elsewhere).id === "plain");
    expect(both.length / plain.length).toBeCloseTo(0.5, 1.5);
  });

  it("begins anew where what people get or what is counted has changed, and not for a later winner", () => {
    const epochs = [
      testOf(),
      testOf({ offer: "thanks" }),
      testOf({ variants: { ...SUBJECTS, plain: { subject: "Plain" } } }),
      testOf({ winner: { by: "orders", within: "14d" } }),
    ].map(({ epoch }) => epoch);
    expect(new Set(epochs).size).toBe(4);
    expect(testOf({ winner: { by: "orders", within: "7d", least: 500 } }).epoch).toBe(testOf().epoch);
  });
});

describe("a mail with variants", () => {
  it("has the variant's subject, and says which it is", async () => {
    const world = await worldWith();
    for (const id of people(12)) {
      await world.has(id, { name: "Anna" });
      await world.enters(id);
    }
    await world.playUntil(NOON + HOUR);
    const got = await Promise.all(
      people(12).map(async (id) => [(await world.variantsOf(id))[0], world.mailsTo(id)[0]?.subject].join()),
    );
    expect([...new Set(got)].sort()).toEqual(["plain,One", "question,Shall we, Anna?"]);
    const draws = await world.draws();
    expect(draws).toHaveLength(12);
    expect(draws[0]).toMatchObject({ probability: 0.5, drawnOn: TODAY, closes: TODAY + 7 });
  });

  it("may be another template, and has another offer or a higher one", async () => {
    const variants = { template: { send: "two" }, offer: { offer: "thanks", raise: 3 } };
    const world = await worldWith({ variants }, {});
    for (const id of people(8)) {
      await world.has(id);
      await world.enters(id);
    }
    await world.playUntil(NOON + HOUR);
    const all = await Promise.all(people(8).map((id) => world.journal.sends(id)));
    for (const { variant, template, offer } of all.flat()) {
      expect([template, offer && percentOf(offer)]).toEqual(
        variant === "template" ? ["two", undefined] : ["one", 8],
      );
    }
    const draws = await world.draws(7, testOf({ variants }));
    for (const { variant, promised } of draws)
      expect(promised?.percent).toBe(variant === "offer" ? 8 : undefined);
    expect(new Set(draws.map(({ variant }) => variant)).size).toBe(2);
  });

  it("is the same for a person who comes again, who is counted once", async () => {
    const world = await worldWith();
    const [anna = keyOf("a")] = people(1);
    await world.has(anna, { orderDays: [{ day: TODAY, orders: 1, spent: 500 }] });
    await world.enters(anna);
    await world.playUntil(NOON + HOUR);
    world.setNow(NOON + 3 * DAY);
    await world.enters(anna, "welcome", "again");
    await world.playUntil(NOON + 3 * DAY + HOUR);
    const [first, second] = await world.variantsOf(anna);
    expect(second).toBe(first);
    expect(await world.draws()).toMatchObject([{ before: { orders: 1, spent: 500 } }]);
    expect(await world.draws(10)).toEqual([]);
  });

  it("is drawn by the mailbox, whichever of a person's keys it goes to", async () => {
    const world = await worldWith();
    for (const id of people(6)) {
      await world.has(id, { email: "one@example.com" });
      await world.enters(id);
    }
    await world.playUntil(NOON + HOUR);
    const variants = await Promise.all(people(6).map(world.variantsOf));
    expect(new Set(variants.flat()).size).toBe(1);
    expect(await world.draws()).toHaveLength(1);
  });

  it("is not drawn for whom the chain holds out, nor where a gate is shut", async () => {
    const bundle = shopWith({ steps: [sends()], holdout_percent: 100 });
    const world = await worldWith({}, { bundle });
    const [anna = keyOf("a"), ben = keyOf("b")] = people(2);
    await world.has(anna);
    await world.enters(anna);
    await world.playUntil(NOON + HOUR);
    expect(await world.draws()).toEqual([]);

    const paused = await worldWith();
    await paused.has(ben);
    await paused.enters(ben);
    await paused.config.setPaused("welcome", true);
    await paused.playUntil(NOON + HOUR);
    expect(await paused.draws()).toEqual([]);
  });

  it("is drawn before the cap, so that whoever is put off stays in the count", async () => {
    const store = { frequency_cap: { mails: 1, per: "2d", over: "skip" } } as const;
    const bundle = shopWith({ steps: [{ send: "two" }, sends()] }, store);
    const world = await worldWith({}, { bundle });
    const [anna = keyOf("a")] = people(1);
    await world.has(anna);
    await world.enters(anna);
    await world.playUntil(NOON + HOUR);
    expect(world.mailsTo(anna)).toHaveLength(1);
    expect(await world.draws()).toHaveLength(1);
  });

  it("counts somebody whose mail of one variant cannot be made", async () => {
    const variants = { plain: {}, broken: { send: "missing" } };
    const world = await worldWith({ variants });
    for (const id of people(8)) {
      await world.has(id);
      await world.enters(id);
    }
    await world.playUntil(NOON + HOUR);
    const draws = await world.draws(7, testOf({ variants }));
    expect(draws).toHaveLength(8);
    expect(world.mailer.taken.length).toBeLessThan(8);
  });

  it("is the winner's for everybody once that is decided, and nobody is drawn", async () => {
    const world = await worldWith();
    const decision = { kind: "decided", variant: "question", at: NOON, by: "ann" } as const;
    const { experiment, epoch } = testOf();
    await world.experiments.putDecisions({
      ...{ experiment, epoch, revision: 1 },
      list: [{ ...decision, leader: "question", differences: [] }],
    });
    for (const id of people(8)) {
      await world.has(id);
      await world.enters(id);
    }
    await world.playUntil(NOON + HOUR);
    const variants = await Promise.all(people(8).map(world.variantsOf));
    expect(new Set(variants.flat())).toEqual(new Set(["question"]));
    expect(await world.draws()).toEqual([]);

    const reopened = { kind: "reopened", at: NOON, by: "ann" } as const;
    await world.experiments.putDecisions({ ...{ experiment, epoch, revision: 2 }, list: [reopened] });
    world.setNow(NOON + 2 * DAY);
    for (const id of people(8)) await world.enters(id, "welcome", "again");
    await world.playUntil(NOON + 2 * DAY + HOUR);
    expect(await world.draws(9)).toHaveLength(8);
  });

  it("is drawn and kept once, whichever write of it fails", async () => {
    for (const failing of [1, 2, 3]) {
      let calls = 0;
      const world = await worldWith(
        {},
        {
          deps: ({ experiments }) => ({
            experiments: {
              ...experiments,
              keepDraw: async (draw) => {
                calls += 1;
                if (calls === failing && failing !== 2) throw new Error("crash before");
                const kept = await experiments.keepDraw(draw);
                if (calls === failing) throw new Error("crash after");
                return kept;
              },
            },
          }),
        },
      );
      const [anna = keyOf("a")] = people(1);
      await world.has(anna);
      await world.enters(anna);
      const [id = ""] = world.workflows.started.keys();
      for (let tries = 0; tries < 5; tries += 1) {
        world.setNow(NOON + (6 + tries) * MINUTE);
        await Promise.allSettled([world.walk(id, 0, 0)]);
      }
      expect(world.mailsTo(anna)).toHaveLength(1);
      expect(await world.draws()).toHaveLength(1);
    }
  });
});
