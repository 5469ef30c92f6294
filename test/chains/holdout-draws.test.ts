import { describe, expect, it } from "vitest";
import { experimentsOf } from "../../src/app/chains/experiments.ts";
import { holdoutOf } from "../../src/app/chains/holdouts.ts";
import type { ChainStepDeps } from "../../src/app/chains/stage.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { mergeGapCounts } from "../../src/domain/churn/gaps.ts";
import { learnChurn } from "../../src/domain/churn/model.ts";
import type { Draw } from "../../src/domain/proof/measuring.ts";
import { DRAW_SHARDS } from "../../src/ports/proof.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { heldOutShop, WITHIN } from "../support/holdouts.ts";

const TODAY = Math.floor(NOON / DAY);
const people = (many: number) => Array.from({ length: many }, (_, index) => keyOf(`p${index}`));

async function worldOf(bundle = heldOutShop(), deps: Partial<ChainStepDeps> = {}) {
  const world = await makeWorld({ bundle, deps: () => deps });
  const holdout = holdoutOf("welcome", bundle);
  if (!holdout) throw new Error("nobody is held out");
  return {
    ...world,
    async drawn(day = TODAY): Promise<readonly Draw[]> {
      const found: Draw[] = [];
      for (let shard = 0; shard < DRAW_SHARDS; shard += 1)
        for await (const one of world.experiments.closing(holdout, day + WITHIN, shard)) found.push(one);
      return found;
    },
  };
}

describe("a hold-out", () => {
  it("draws everybody who passes every gate, once, with what they had bought before", async () => {
    const world = await worldOf();
    const past = { orderDays: [{ day: TODAY - 10, orders: 2, spent: 700 }], orders: 2 };
    for (const id of people(20)) await world.has(id, { ...past, email: `${id.slice(2)}@example.com` });
    for (const id of people(20)) await world.enters(id);
    await world.playUntil(NOON + 3 * DAY);
    const drawn = await world.drawn();
    expect(drawn).toHaveLength(20);
    for (const { customer, variant, probability, past: before } of drawn) {
      expect(world.mailsTo(customer)).toHaveLength(variant === "mailed" ? 2 : 0);
      expect({ probability, before }).toEqual({ probability: 0.5, before: { orders: 2, spent: 700 } });
    }
    expect(new Set(drawn.map(({ variant }) => variant)).size).toBe(2);
    expect(new Set(drawn.map((one) => one.person)).size).toBe(20);
  });

  it("keeps with each draw what uplift is learned from, once a night has made models", async () => {
    const world = await worldOf();
    await world.has(keyOf("p0"), { email: "p0@example.com" });
    await world.enters(keyOf("p0"));
    await world.playUntil(NOON + HOUR);
    const churn = learnChurn({ histories: [], gaps: mergeGapCounts([]), buyers: [] }, TODAY, 30);
    const later = await worldOf(heldOutShop(), { models: async () => ({ churn }) });
    await later.has(keyOf("p0"), { email: "p0@example.com", orders: 3, spent: 700 });
    await later.enters(keyOf("p0"));
    await later.playUntil(NOON + HOUR);
    expect((await world.drawn()).map(({ features }) => features)).toEqual([undefined]);
    const [{ features } = {}] = await later.drawn();
    expect(features?.slice(1, 3)).toEqual([1.386, 6.553]);
  });

  it("keeps on both sides which variants of running tests people get, or would have got", async () => {
    const bundle = heldOutShop();
    const { welcome } = bundle.chains;
    if (!welcome) throw new Error("no chain");
    const variants = { long: { subject: "A long one" }, short: { subject: "Short" } };
    const tested = { ...bundle, chains: { welcome: { ...welcome, steps: [{ send: "one", variants }] } } };
    const enter = async (before?: (world: Awaited<ReturnType<typeof worldOf>>) => Promise<unknown>) => {
      const world = await worldOf(tested);
      await before?.(world);
      for (const id of people(16)) await world.has(id, { email: `${id.slice(2)}@example.com` });
      for (const id of people(16)) await world.enters(id);
      await world.playUntil(NOON + HOUR);
      return world;
    };
    const world = await enter();
    for (const { customer, variant, tests } of await world.drawn()) {
      expect(tests).toMatchObject([{ experiment: "welcome.one" }]);
      const [sent] = await world.journal.sends(customer);
      expect(sent?.variant).toBe(variant === "mailed" ? tests?.[0]?.variant : undefined);
    }
    const [test] = experimentsOf(tested);
    if (!test) throw new Error("no test");
    const decided = await enter(({ experiments }) =>
      experiments.putDecisions({
        ...{ experiment: test.experiment, epoch: test.epoch, revision: 1 },
        list: [{ kind: "decided", variant: "long", at: 0, by: "ann", leader: "long", differences: [] }],
      }),
    );
    const drawn = await decided.drawn();
    expect(drawn).toHaveLength(16);
    expect(drawn.flatMap(({ tests }) => tests ?? [])).toEqual([]);
  });

  it("draws nobody who could not be mailed anyway", async () => {
    const bundle = heldOutShop();
    const { welcome } = bundle.chains;
    if (!welcome) throw new Error("no chain");
    const chain = { ...welcome, steps: [{ send: "one", when: "orders > 0" }] };
    const world = await worldOf({ ...bundle, chains: { welcome: chain } });
    for (const id of people(10)) await world.has(id, { email: `${id.slice(2)}@example.com` });
    for (const id of people(10)) await world.enters(id);
    await world.playUntil(NOON + HOUR);
    expect(await world.drawn()).toEqual([]);
  });

  it("draws whom the cap puts off, and draws nobody again who comes back in the same epoch", async () => {
    const cap = { frequency_cap: { mails: 1, per: "7d", over: "skip" } } as const;
    const world = await worldOf(heldOutShop(cap));
    for (const id of people(10)) await world.has(id, { email: `${id.slice(2)}@example.com` });
    for (const id of people(10)) await world.enters(id);
    await world.playUntil(NOON + 2 * DAY);
    const first = await world.drawn();
    expect(first).toHaveLength(10);
    for (const id of people(10)) await world.enters(id, "welcome", "again");
    await world.playUntil(NOON + 4 * DAY);
    expect(await world.drawn()).toEqual(first);
    expect(await world.drawn(TODAY + 2)).toEqual([]);
  });

  it("holds a mailbox to its first draw, whichever of its customers comes", async () => {
    for (const [index, variant] of (["mailed", "held-out"] as const).entries()) {
      const world = await worldOf();
      const [ann = keyOf("a"), twin = keyOf("b")] = people(2);
      const email = `both${index}@example.com`;
      await world.has(ann, { email });
      await world.enters(ann);
      await world.playUntil(NOON + 10 * MINUTE);
      const [kept] = await world.drawn();
      if (!kept) throw new Error("nobody was drawn");
      const turned = { ...kept, variant };
      const other = await worldOf();
      await other.experiments.keepDraw(turned);
      await other.has(twin, { email });
      await other.enters(twin);
      await other.playUntil(NOON + 2 * DAY);
      expect(other.mailsTo(twin)).toHaveLength(variant === "mailed" ? 2 : 0);
    }
  });
});
