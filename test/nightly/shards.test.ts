import { describe, expect, it } from "vitest";
import type { OrderDay, Profile } from "../../src/domain/people/profile.ts";
import { boughtAgo, openShop, type Shop, shopper } from "../support/nights.ts";
import { missing, on, readLog } from "../support/purchase-logs.ts";

const SHARDS = [1, 7, 64];
/** The extremes: a night of so many takes seconds. */
const FEWEST_AND_MOST = [1, 64];

/** Everything that a night leaves behind. */
async function outcomeOf(shop: Shop) {
  const customers: Record<string, unknown> = {};
  for await (const { profile, score } of shop.customers.scan(0, 1)) customers[profile.id] = score;
  const changes = shop.bus.announced.filter(({ type }) => type.endsWith("Changed"));
  return {
    customers,
    metrics: JSON.stringify(await shop.nights.metrics()),
    model: JSON.stringify(await shop.nights.model()),
    sample: await shop.nights.sample(),
    changes: changes.map((one) => JSON.stringify(one)).sort(),
    entered: [await shop.entered("remind"), await shop.entered("wake")],
  };
}

describe("the number of shards", () => {
  it("makes no difference to scores, model, metrics, sample, changes and entries", async () => {
    const people: Profile[] = Array.from({ length: 400 }, (_, n) => {
      const gaps = Array.from({ length: n % 6 }, (_, order) => (n % 37) + order * (5 + (n % 23)));
      return shopper(`u:${n}`, boughtAgo(...gaps));
    });
    const outcomes = await Promise.all(
      SHARDS.map(async (shards) => {
        const shop = await openShop(people);
        await shop.night({ shards });
        shop.advance(4);
        expect(await shop.night({ shards })).toMatchObject({ customers: 400, baseline: false });
        return outcomeOf(shop);
      }),
    );
    expect(outcomes[0]?.changes.length).toBeGreaterThan(50);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  });

  it.skipIf(missing("cdnow_master.csv") !== undefined)(
    on("cdnow_master.csv", "makes no difference to the 23,570 customers of CDNOW, whose segments add up"),
    async () => {
      const people = [...readLog("cdnow_master.csv")].map(([id, days]: [string, readonly OrderDay[]]) =>
        shopper(`e:${id}`, days),
      );
      const outcomes = [];
      for (const shards of FEWEST_AND_MOST) {
        const shop = await openShop(people, { store: { currency: "USD" } });
        expect(await shop.night({ date: "1998-07-01", shards })).toMatchObject({ customers: 23_570 });
        outcomes.push(await outcomeOf(shop));
        const metrics = await shop.nights.metrics();
        const { segments = {}, rfmCells = {} } = metrics ?? {};
        for (const groups of [segments, rfmCells]) {
          expect(Object.values(groups).reduce((sum, { customers }) => sum + customers, 0)).toBe(23_570);
        }
        expect(metrics?.churnModel).toBe("trained-score");
      }
      expect(outcomes[1]).toEqual(outcomes[0]);
    },
    120_000,
  );
});
