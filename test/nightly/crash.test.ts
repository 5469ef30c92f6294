import { describe, expect, it } from "vitest";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeEnrol } from "../../src/app/chains/enrol.ts";
import { LEASE_MS } from "../../src/app/nightly/task.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Score } from "../../src/domain/people/profile.ts";
import type { Announcement } from "../../src/ports/announcements.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import { boughtAgo, openShop, type Shop, shopper } from "../support/nights.ts";

/** Forty who will have come to `doubting` three nights later, and ten who stay where they are. */
const PEOPLE = [
  ...Array.from({ length: 40 }, (_, n) => shopper(`u:${n}`, boughtAgo(n + 60, 7 + (n % 3)))),
  ...Array.from({ length: 10 }, (_, n) => shopper(`u:still-${n}`, boughtAgo(n + 50))),
];

async function afterBaseline(): Promise<Shop> {
  const shop = await openShop(PEOPLE);
  await shop.night();
  shop.advance(3);
  return shop;
}

/** A customer store that dies after some scores: what is written stays written. */
function dying(customers: CustomerStore, after: number): CustomerStore {
  let written = 0;
  return {
    ...customers,
    async putScore(id, score, fence) {
      if (written >= after) throw new Error("killed");
      written += 1;
      return customers.putScore(id, score, fence);
    },
  };
}

async function scoresOf(shop: Shop): Promise<Readonly<Record<string, Score | undefined>>> {
  const scores: Record<string, Score | undefined> = {};
  for await (const { profile, score } of shop.customers.scan(0, 1)) scores[profile.id] = score;
  return scores;
}

const changesOf = (shop: Shop) =>
  shop
    .announced("SegmentChanged")
    .map((detail) => JSON.stringify(detail))
    .sort();

async function undisturbed() {
  const shop = await afterBaseline();
  await shop.night();
  return shop;
}

describe("a score task that is killed", () => {
  it.each([0, 1, 7, 39])("after %d writes and repeated changes and lists the same", async (writes) => {
    const [shop, expected] = [await afterBaseline(), await undisturbed()];
    const planned = await shop.parts().plan({ shards: 1 });
    await shop.parts().measure({ ...planned, shard: 0 });
    await shop.parts().makeModel(planned);
    const mortal = shop.parts({ customers: dying(shop.customers, writes) });
    await expect(mortal.score({ ...planned, shard: 0 })).rejects.toThrow("killed");
    await shop.parts().score({ ...planned, shard: 0 });
    expect(await shop.parts().publish(planned)).toMatchObject({ enrolled: 40 });
    expect(changesOf(shop)).toEqual(changesOf(expected));
    expect(await scoresOf(shop)).toEqual(await scoresOf(expected));
  });

  it("for good is made up for by the next night, which sees both days' changes", async () => {
    const shop = await afterBaseline();
    const planned = await shop.parts().plan({ shards: 1 });
    await shop.parts().measure({ ...planned, shard: 0 });
    await shop.parts().makeModel(planned);
    await expect(
      shop.parts({ customers: dying(shop.customers, 20) }).score({ ...planned, shard: 0 }),
    ).rejects.toThrow("killed");
    shop.advance(1);
    expect(await shop.night()).toMatchObject({ run: "2026-03-05", enrolled: 40, baseline: false });
    expect(await shop.entered("remind")).toHaveLength(40);
    for (const change of shop.announced("SegmentChanged"))
      expect(change).toMatchObject({ from: "active", to: "doubting" });
  });
});

describe("a publication that is killed", () => {
  it("while it enters customers goes on when repeated, and enters everybody once", async () => {
    const shop = await afterBaseline();
    const planned = await shop.parts().plan({ shards: 7 });
    for (const shard of planned.shards) await shop.parts().measure({ ...planned, shard });
    await shop.parts().makeModel(planned);
    for (const shard of planned.shards) await shop.parts().score({ ...planned, shard });
    let entered = 0;
    const real = makeEnrol({
      ...shop,
      expressions: makeExpressions(),
      clock: { now: () => Date.UTC(2026, 2, 4, 3) },
    });
    const enrol: typeof real = async (request) => {
      if (entered++ === 15) throw new Error("killed");
      return real(request);
    };
    await expect(shop.parts({ enrol }).publish(planned)).rejects.toThrow("killed");
    expect(await shop.runs.get("2026-03-04", "metrics")).toBeUndefined();
    const result = await shop.parts().publish(planned);
    expect(result).toMatchObject({ enrolled: 40 });
    expect(await shop.travelling()).toHaveLength(40);
    expect(new Set(changesOf(shop)).size).toBe(40);
    expect(await shop.parts().publish(planned)).toEqual(result);
  });

  it.each([
    "announcing its end",
    "pointing readers to it",
  ])("for good while %s is not taken for a night that is done", async (moment) => {
    const [shop, expected] = [await afterBaseline(), await undisturbed()];
    const planned = await shop.parts().plan({ shards: 2 });
    for (const shard of planned.shards) await shop.parts().measure({ ...planned, shard });
    await shop.parts().makeModel(planned);
    for (const shard of planned.shards) await shop.parts().score({ ...planned, shard });
    const killed = async () => {
      throw new Error("killed");
    };
    const mortal =
      moment === "announcing its end"
        ? {
            bus: {
              publish: async (all: readonly Announcement[]) =>
                all.some(({ type }) => type === "NightlyCompleted") ? killed() : shop.bus.publish(all),
            },
          }
        : {
            runs: {
              ...shop.runs,
              put: async (run: string, name: string, document: unknown) =>
                run === "latest" ? killed() : shop.runs.put(run, name, document),
            },
          };
    await expect(shop.parts(mortal).publish(planned)).rejects.toThrow("killed");

    shop.advance((2 * LEASE_MS) / DAY);
    expect(await shop.night()).toMatchObject({ run: "2026-03-04", enrolled: 40, baseline: false });
    expect(new Set(await shop.travelling()).size).toBe(40);
    expect(new Set(changesOf(shop))).toEqual(new Set(changesOf(expected)));
    expect(await shop.nights.metrics()).toEqual(await expected.nights.metrics());
    expect(await shop.night()).toContain("done already");
  });
});

describe("a forced repetition of the same date", () => {
  it("finds the same changes again, and enters nobody twice", async () => {
    const shop = await afterBaseline();
    await shop.night();
    const before = await scoresOf(shop);
    expect(await shop.night({ force: true })).toMatchObject({ enrolled: 40, baseline: false });
    expect(await scoresOf(shop)).toEqual(before);
    expect(await shop.travelling()).toHaveLength(40);
    expect(new Set(changesOf(shop)).size).toBe(40);
  });

  it("takes back what no longer holds", async () => {
    const shop = await afterBaseline();
    await shop.night();
    await shop.update(shopper("u:0", boughtAgo(60, 7, -2)));
    await shop.night({ force: true });
    expect(await shop.scoreOf("u:0")).toMatchObject({ segment: "active", segmentSince: "2026-03-01" });
    expect(await shop.scoreOf("u:0")).not.toHaveProperty("previousSegment");
  });
});

describe("overlapping runs", () => {
  it("one that has lost its lease stops before it changes anything", async () => {
    const shop = await afterBaseline();
    const old = await shop.parts().plan({ shards: 1 });
    await shop.parts().measure({ ...old, shard: 0 });
    await shop.parts().makeModel(old);
    shop.advance((2 * LEASE_MS) / DAY);
    const fresh = await shop.parts().plan({ shards: 2 });
    expect(fresh.skip).toBeUndefined();
    const before = await scoresOf(shop);
    await expect(shop.parts().score({ ...old, shard: 0 })).rejects.toThrow("lost its lease");
    await expect(shop.parts().publish(old)).rejects.toThrow("lost its lease");
    expect(await scoresOf(shop)).toEqual(before);
    expect(await shop.carryOut(fresh)).toMatchObject({ customers: 50, enrolled: 40 });
  });

  it("one that is overtaken in the middle of its writes is refused by the customers themselves", async () => {
    const shop = await afterBaseline();
    const old = await shop.parts().plan({ shards: 1 });
    await shop.parts().measure({ ...old, shard: 0 });
    await shop.parts().makeModel(old);
    let writes = 0;
    const overtaken: CustomerStore = {
      ...shop.customers,
      async putScore(id, score, fence) {
        if (writes++ === 5) {
          shop.advance((2 * LEASE_MS) / DAY);
          await shop.night({ shards: 3 });
        }
        return shop.customers.putScore(id, score, fence);
      },
    };
    const mortal = shop.parts({ customers: overtaken });
    await expect(mortal.score({ ...old, shard: 0 })).rejects.toThrow("lost its lease");
    expect(await shop.entered("remind")).toHaveLength(40);
    expect(await scoresOf(shop)).toEqual(await scoresOf(await undisturbed()));
  });

  it("a plan task that is repeated takes up its own lease", async () => {
    const shop = await openShop(PEOPLE);
    const first = await shop.parts().plan({ execution: "arn:1" });
    expect(await shop.parts().plan({ execution: "arn:1" })).toEqual(first);
  });

  it("a task that comes after its run is over does not take the lease with it", async () => {
    const shop = await openShop(PEOPLE);
    const planned = await shop.parts().plan({ shards: 1 });
    await shop.carryOut(planned);
    await expect(shop.parts().score({ ...planned, shard: 0 })).rejects.toThrow("lost its lease");
    shop.advance(1 / 24);
    expect(await shop.night({ force: true })).toMatchObject({ customers: 50 });
  });
});
