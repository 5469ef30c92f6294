import { describe, expect, it } from "vitest";
import { holdoutOf } from "../../src/app/chains/holdouts.ts";
import { isOutOfShop } from "../../src/app/chains/shop-holdout.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { reasonOf } from "../../src/domain/chains/reason.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import { DRAW_SHARDS } from "../../src/ports/proof.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON, profile } from "../support/chains.ts";
import { key } from "../support/facts.ts";
import { heldOutShop, WITHIN } from "../support/holdouts.ts";

const YEAR = new Date(NOON).getUTCFullYear();
const HALF = 50;
const people = Array.from({ length: 24 }, (_, index) => keyOf(`p${index}`));
const isOut = (id: (typeof people)[number], year = YEAR) => isOutOfShop(profile(id), year, HALF);

function shopOf(chain: Partial<Chain>): Bundle {
  const bundle = heldOutShop({ holdout_percent: HALF });
  const { welcome } = bundle.chains;
  if (!welcome) throw new Error("no chain");
  return { ...bundle, chains: { welcome: { ...welcome, holdout_percent: 0, ...chain } } };
}

async function played(bundle: Bundle) {
  const world = await makeWorld({ bundle });
  for (const id of people) await world.has(id);
  for (const id of people) await world.enters(id);
  await world.playUntil(NOON + 3 * DAY);
  return world;
}

describe("who is held out of all mails", () => {
  it("gets none of a chain, and the journal says by whom", async () => {
    const world = await played(shopOf({}));
    for (const id of people) {
      expect(world.mailsTo(id)).toHaveLength(isOut(id) ? 0 : 2);
      const entry = await world.journal.entry(id, "welcome");
      expect(entry?.heldOutBy).toBe(isOut(id) ? "shop" : undefined);
      const [first] = entry?.steps ?? [];
      if (isOut(id)) expect(reasonOf(first?.why ?? "").code).toBe("shop-holdout");
    }
    expect(people.some((id) => isOut(id)) && people.some((id) => !isOut(id))).toBe(true);
  });

  it("gets what is owed: service mails, and those that keep a promise", async () => {
    for (const owed of [{ kind: "service" }, { promised: true }] as const) {
      const world = await played(shopOf(owed));
      for (const id of people) expect(world.mailsTo(id)).toHaveLength(2);
    }
  });

  it("is no part of what the chain's own hold-out compares", async () => {
    const bundle = shopOf({ holdout_percent: HALF });
    const world = await played(bundle);
    const holdout = holdoutOf("welcome", bundle);
    if (!holdout) throw new Error("nobody is held out");
    const drawn: string[] = [];
    for (let shard = 0; shard < DRAW_SHARDS; shard += 1)
      for await (const one of world.experiments.closing(holdout, Math.floor(NOON / DAY) + WITHIN, shard))
        drawn.push(one.customer);
    expect(drawn.sort()).toEqual(people.filter((id) => !isOut(id)).sort());
  });

  it("is drawn anew each year, and a larger share only adds people", () => {
    const many = Array.from({ length: 2_000 }, (_, index) => profile(keyOf(`q${index}`)));
    const outIn = (year: number, percent: number) => many.filter((one) => isOutOfShop(one, year, percent));
    const [now, next] = [outIn(YEAR, 10), new Set(outIn(YEAR + 1, 10))];
    for (const side of [now.length, next.size]) expect(Math.abs(side - 200)).toBeLessThan(60);
    expect(now.filter((one) => next.has(one)).length).toBeLessThan(60);
    const more = new Set(outIn(YEAR, 20));
    expect(now.every((one) => more.has(one))).toBe(true);
  });

  it("stays so under another name, and after being merged", () => {
    for (const id of people) {
      const before = profile(id);
      const renamed = { ...before, id: key("c:renamed") };
      const merged = { ...before, id: key("c:merged"), aliases: [id, key("a:browser")] };
      expect([renamed, merged].map((one) => isOutOfShop(one, YEAR, HALF))).toEqual([isOut(id), isOut(id)]);
    }
  });
});
