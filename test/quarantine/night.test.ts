import { afterEach, describe, expect, it } from "vitest";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import type { NightlyResult } from "../../src/app/nightly/documents.ts";
import { makeScoreAgain } from "../../src/app/nightly/score-again.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { asideIn, type Damageable, damageable } from "../support/damaged.ts";
import { boughtAgo, FIRST_NIGHT, openShop, type Shop, shopper } from "../support/nights.ts";

const ILL = ["u:ill", "u:lost"];
const WELL = [
  shopper("u:anna", boughtAgo(40, 20, 1)),
  shopper("u:boris", boughtAgo(7)),
  shopper("u:vera", boughtAgo(60, 29)),
  shopper("u:gleb", []),
];
const ALL = [...WELL, shopper("u:ill", boughtAgo(8)), shopper("u:lost", boughtAgo(12))];

let opened: Damageable[] = [];
afterEach(async () => {
  await Promise.all(opened.map(({ stop }) => stop()));
  opened = [];
});

/** After a first night. */
async function openDamageable(people = ALL) {
  const tables = await damageable({ now: () => FIRST_NIGHT });
  opened.push(tables);
  const { customers, quarantine } = tables;
  const shop = await openShop(people, { stores: { runs: makeMemoryRunStore(), customers, quarantine } });
  await shop.night();
  shop.advance(3);
  return { shop, tables };
}

/** What a night leaves behind of the others: their scores, its figures, who entered which chain. */
async function leftBy(shop: Shop, result: NightlyResult | string) {
  const scores = await Promise.all(WELL.map(({ id }) => shop.scoreOf(id)));
  const { putAside: _, ...metrics } = (await shop.nights.metrics()) ?? {};
  const { putAside: __, ...said } = result as NightlyResult;
  const entered = await Promise.all(["remind", "wake"].map((chain) => shop.entered(chain)));
  return { scores, metrics, said, entered, quality: (await shop.nights.quality())?.counts };
}

describe("a night over a base with damaged records", () => {
  it("comes to the same for everybody else as one without these customers, and says what it went on without", async () => {
    const { shop, tables } = await openDamageable();
    await tables.damage.profile("u:ill");
    await tables.damage.score("u:lost");
    const result = await shop.night();
    expect(result).toMatchObject({ customers: 4, putAside: 2 });
    expect((await shop.nights.metrics())?.putAside).toEqual({ profile: 1, score: 1 });

    const { shop: without } = await openDamageable();
    for (const id of ILL) {
      const stored = await without.customers.get(id as CustomerKey);
      await without.customers.putProfile(id as CustomerKey, { vacant: true }, stored?.revision ?? 0);
    }
    expect(await leftBy(shop, result)).toEqual(await leftBy(without, await without.night()));
  });

  it("meets the same record again, and only moves when it was seen last", async () => {
    const { shop, tables } = await openDamageable();
    await tables.damage.profile("u:ill");
    await shop.night();
    const [first, ...others] = await asideIn(tables.quarantine);
    expect(others).toEqual([]);
    shop.advance(1);
    await shop.night();
    const [second] = await asideIn(tables.quarantine);
    expect(second).toMatchObject({ id: first?.id, firstSeenAt: first?.firstSeenAt });
    expect(second?.times).toBeGreaterThan(first?.times ?? 0);
  });

  it("sends nobody into a chain whose score was lost: it is given again as the last night would have", async () => {
    const { shop, tables } = await openDamageable();
    const before = await shop.scoreOf("u:lost");
    await tables.damage.score("u:lost");
    const { runs, config, customers } = shop;
    const scoreAgain = makeScoreAgain({ runs, config, customers, expressions: makeExpressions() });
    expect(await scoreAgain("u:lost" as CustomerKey)).toEqual({ kind: "restored" });
    expect(await shop.scoreOf("u:lost")).toEqual(before);
    expect(await scoreAgain("u:lost" as CustomerKey)).toEqual({ kind: "restored" });
    expect(await scoreAgain("u:nobody" as CustomerKey)).toEqual({ kind: "gone" });
    await shop.night();
    expect(await shop.entered("remind")).toEqual(["u:boris", "u:ill"]);
  });
});
