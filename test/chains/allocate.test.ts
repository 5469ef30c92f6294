import { describe, expect, it } from "vitest";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { allocationOf } from "../../src/app/chains/holdouts.ts";
import { allocateBudgets } from "../../src/app/nightly/allocate-budgets.ts";
import { readLatest } from "../../src/app/nightly/documents.ts";
import { makeUpliftChecks } from "../../src/app/nightly/uplift-checks.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { reasonOf } from "../../src/domain/chains/reason.ts";
import { mergeGapCounts } from "../../src/domain/churn/gaps.ts";
import { learnChurn } from "../../src/domain/churn/model.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Draw } from "../../src/domain/proof/measuring.ts";
import { UPLIFT_FEATURES } from "../../src/domain/uplift/features.ts";
import type { Models } from "../../src/domain/uplift/foretold.ts";
import { DRAW_SHARDS } from "../../src/ports/proof.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop } from "../support/coded-shops.ts";

const TODAY = Math.floor(NOON / DAY);
const people = Array.from({ length: 60 }, (_, index) => keyOf(`p${index}`));
const isRegular = (id: string) => people.indexOf(keyOf(id)) % 2 === 0;

/** An order is worth 1,000 at a margin of half, and the offer takes 100 off. */
function shopWithRule(amount = 100_000): Bundle {
  const budget = { amount, per: "month" } as const;
  const bundle = codedShop({ steps: [{ send: "one", offer: "thanks" }] }, { budget, margin_percent: 50 });
  const { thanks } = bundle.offers.list;
  if (!thanks) throw new Error("no offer");
  const allocate = { by: "uplift", random_percent: 40 } as const;
  return {
    ...bundle,
    offers: { ...bundle.offers, list: { ...bundle.offers.list, thanks: { ...thanks, allocate } } },
  };
}

/** Three of ten order anyway; a mail moves who has ordered often, and hardly anybody else. */
const none = UPLIFT_FEATURES.map(() => 0);
const MODEL = {
  ...({ kind: "linear", link: "identity", names: UPLIFT_FEATURES, share: 0 } as const),
  base: { intercept: 0.3, coefficients: none },
  effect: { intercept: 0, coefficients: UPLIFT_FEATURES.map((name) => (name === "frequency" ? 0.1 : 0)) },
};
const churn = learnChurn({ histories: [], gaps: mergeGapCounts([]), buyers: [] }, TODAY, 30);
const KNOWN: Models = { churn, uplift: { on: TODAY - 9, model: MODEL } };

async function played(models: Models, bundle = shopWithRule()) {
  const world = await makeWorld({ bundle, deps: () => ({ models: async () => models }) });
  for (const [index, id] of people.entries()) {
    const orders = isRegular(`p${index}`) ? 9 : 1;
    await world.has(id, {
      email: `p${index}@example.com`,
      orders,
      spent: orders * 100_000,
      averageOrder: 100_000,
    });
  }
  for (const id of people) await world.enters(id);
  await world.playUntil(NOON + HOUR);
  const rule = allocationOf("thanks", bundle);
  const drawn: Draw[] = [];
  if (rule)
    for (let shard = 0; shard < DRAW_SHARDS; shard += 1)
      for await (const one of world.experiments.closing(rule, TODAY + rule.withinDays, shard))
        drawn.push(one);
  const owners = new Set((await allCodes(world.codes)).map(({ customer }) => customer));
  return { world, drawn, owners };
}

describe("an offer whose budget is allocated by uplift", () => {
  it("goes to whoever brings more than it costs, and by a fair coin to a few, whose draw is kept", async () => {
    const { world, drawn, owners } = await played(KNOWN);
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.length).toBeLessThan(40);
    const given = drawn.filter(({ variant }) => variant === "mailed");
    expect(given.length).toBeGreaterThan(0);
    expect(given.length).toBeLessThan(drawn.length);
    for (const { customer, variant, probability, features } of drawn) {
      expect({ probability, given: owners.has(customer) }).toEqual({
        probability: 0.5,
        given: variant === "mailed",
      });
      expect(features).toHaveLength(UPLIFT_FEATURES.length);
    }
    const byChance = new Set(drawn.map(({ customer }) => customer));
    for (const [index, id] of people.entries()) {
      const sends = await world.journal.sends(id);
      expect(sends).toHaveLength(1);
      if (!byChance.has(id)) expect(owners.has(id)).toBe(isRegular(`p${index}`));
      if (!owners.has(id)) expect(reasonOf(sends[0]?.reason ?? "")).toMatchObject({ code: "allocated" });
    }
  });

  it("goes to nobody who brings less than the night has found is needed", async () => {
    const { drawn, owners } = await played({ ...KNOWN, allocation: { cutoffs: { thanks: 9 } } });
    expect(owners.size).toBe(drawn.filter(({ variant }) => variant === "mailed").length);
  });

  it("is first come, first served while no check claims to know whom mails move", async () => {
    const { drawn, owners } = await played({ churn });
    expect(drawn).toEqual([]);
    expect(owners.size).toBe(people.length);
  });
});

describe("the night", () => {
  async function cutoffs(amount: number) {
    const bundle = shopWithRule(amount);
    const runs = makeMemoryRunStore();
    const { world } = await played(KNOWN, bundle);
    const verdict = { state: "used", since: 0, learner: "S-learner, logistic with interactions" } as const;
    const check = { verdict: { ...verdict, qini: 1, low: 1, high: 1 }, on: 0, sides: [], model: MODEL };
    await makeUpliftChecks(runs).put(check);
    const budgets = { counters: async () => ({}) };
    const night = { bundle, today: TODAY + 1, now: NOON + DAY, customers: 60, averageOrder: 100_000 };
    await allocateBudgets({ runs, experiments: world.experiments, budgets }, night);
    return readLatest(runs, "allocation");
  }

  it("asks for more where the budget would not last for all who asked lately", async () => {
    expect(await cutoffs(10_000_000)).toEqual({ cutoffs: { thanks: 1 }, averageOrder: 100_000 });
    const tight = await cutoffs(100);
    expect(tight?.cutoffs.thanks).toBeGreaterThan(1);
  });
});
