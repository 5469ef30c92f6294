import { describe, expect, it } from "vitest";
import { explorationOf } from "../../src/app/chains/holdouts.ts";
import { makeCountHoldouts } from "../../src/app/proof/count-holdouts.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { reasonOf } from "../../src/domain/chains/reason.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Draw } from "../../src/domain/proof/measuring.ts";
import { DRAW_SHARDS } from "../../src/ports/proof.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop } from "../support/coded-shops.ts";

const TODAY = Math.floor(NOON / DAY);
const people = Array.from({ length: 40 }, (_, index) => keyOf(`p${index}`));
const OFFER = { offer: "thanks" };

async function played(chain: Partial<Chain> = {}) {
  const bundle = codedShop({
    steps: [{ send: "one", ...OFFER }, { wait: "1d" }, { send: "two", ...OFFER }],
    explore_percent: 25,
    ...chain,
  });
  const world = await makeWorld({ bundle });
  for (const id of people) await world.has(id, { email: `${id.slice(2)}@example.com` });
  for (const id of people) await world.enters(id);
  await world.playUntil(NOON + 2 * DAY + HOUR);
  const exploration = explorationOf("welcome", bundle);
  const drawn: Draw[] = [];
  if (exploration)
    for (let shard = 0; shard < DRAW_SHARDS; shard += 1)
      for await (const one of world.experiments.closing(exploration, TODAY + exploration.withinDays, shard))
        drawn.push(one);
  return { world, drawn, bundle };
}

describe("a chain that explores", () => {
  it("mails everybody, a few without the offer, and keeps each draw with its probability", async () => {
    const { world, drawn } = await played();
    expect(drawn).toHaveLength(people.length);
    const without = drawn.filter(({ variant }) => variant === "held-out");
    expect(without.length).toBeGreaterThan(3);
    expect(without.length).toBeLessThan(20);
    for (const { customer, variant, probability } of drawn) {
      const sends = await world.journal.sends(customer);
      expect(sends).toHaveLength(2);
      for (const { offer } of sends) expect(offer === undefined).toBe(variant === "held-out");
      expect(probability).toBe(variant === "held-out" ? 0.25 : 0.75);
    }
  });

  it("makes no code for whom it leaves out, and says why in the journal", async () => {
    const { world, drawn } = await played();
    const without = new Set(
      drawn.filter(({ variant }) => variant === "held-out").map(({ customer }) => customer),
    );
    const owners = (await allCodes(world.codes)).map(({ customer }) => customer);
    expect(owners.filter((owner) => without.has(owner))).toEqual([]);
    const [one] = without;
    const [send] = one ? await world.journal.sends(one) : [];
    expect(reasonOf(send?.reason ?? "")).toMatchObject({ code: "explored", about: "25%" });
  });

  it("is counted by the night like a hold-out, whose other side is mailed without the offer", async () => {
    const { world, drawn, bundle } = await played();
    const [experiments, codes] = [world.experiments, world.codes];
    const count = makeCountHoldouts({
      experiments,
      customers: world.customers,
      codes,
      journal: world.journal,
    });
    const night = { bundle, customers: 100, averageOrder: 100_000, now: world.now() };
    await count({ ...night, today: TODAY });
    await count({ ...night, today: TODAY + 31 });
    const [measuring, ...others] = await experiments.holdouts();
    expect(others).toEqual([]);
    expect(measuring).toMatchObject({
      experiment: "offer:welcome",
      leaks: { inBothArms: 0, heldOutButMailed: 0 },
      gone: 0,
    });
    const sides = measuring?.outcomes[0]?.strata.map(
      ({ treated, heldOut }) => treated.people + heldOut.people,
    );
    expect(sides).toEqual([drawn.length]);
  });

  it("draws nobody for whom there is no offer, and nobody where it is not asked to", async () => {
    expect((await played({ steps: [{ send: "one" }] })).drawn).toEqual([]);
    expect((await played({ explore_percent: 0 })).drawn).toEqual([]);
  });
});
