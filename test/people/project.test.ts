import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeEventStore } from "../../src/adapters/dynamodb/event-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import type { Projected } from "../../src/app/chains/trigger.ts";
import type { ProjectDeps } from "../../src/app/people/project.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { linkFacts } from "../../src/domain/facts/identity.ts";
import { MAX_ALIASES } from "../../src/domain/people/identity-owners.ts";
import { bundleWith } from "../support/config.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { added, day, fact, hour, key, link, order, refund, visit } from "../support/facts.ts";
import { score } from "../support/profiles.ts";
import { world } from "../support/projecting.ts";

const dynamos: TestDynamo[] = [];
async function inDynamo(): Promise<Pick<ProjectDeps, "events" | "customers">> {
  const dynamo = await startDynamo();
  dynamos.push(dynamo);
  return {
    events: makeEventStore(dynamo.documents, dynamo.names.events),
    customers: makeCustomerStore(dynamo.documents, dynamo.names.customers),
  };
}
afterAll(() => Promise.all(dynamos.map((dynamo) => dynamo.stop())));

const places: readonly [string, () => Promise<Partial<ProjectDeps>>][] = [
  ["DynamoDB", inDynamo],
  ["memory", async () => ({})],
];

describe.each(places)("projecting in %s", (_, deps) => {
  let there: Partial<ProjectDeps>;
  beforeAll(async () => {
    there = await deps();
  });

  it("makes a profile of a customer's facts", async () => {
    const { tell, profile } = world(there);
    await tell([order("A", day(1), 1_000, { customer: key("u:plain") })]);
    await tell([order("B", day(0), 500, { customer: key("u:plain") })]);
    expect(await profile("u:plain")).toMatchObject({ orders: 2, spent: 1_500, firstOrderAt: day(0) });
  });

  it("gives a visitor's cart and visits to the customer who turns out to be the visitor", async () => {
    const { tell, profile, holder } = world(there);
    await tell([visit(day(1), key("a:v")), added("cup", day(2), {}, key("a:v"))]);
    expect((await profile("a:v"))?.cart?.items).toHaveLength(1);
    await tell([...link("a:v", "u:v", day(3)), visit(day(3), key("u:v"))]);
    expect(await profile("u:v")).toMatchObject({ aliases: ["a:v"], firstSeenAt: day(1) });
    expect((await profile("u:v"))?.cart).toMatchObject({ changedAt: day(2) });
    expect(await holder("a:v")).toBe("u:v");
    await tell([visit(day(5), key("a:v"))]);
    expect(await profile("u:v")).toMatchObject({ lastVisitAt: day(5) });
  });

  it("follows links from browser over address to user, whichever is told first", async () => {
    const { tell, profile, holder } = world(there);
    await tell([visit(day(0), key("a:chain")), ...link("a:chain", "e:chain")]);
    expect(await holder("a:chain")).toBe("e:chain");
    await tell([order("A", day(1), 700, { customer: key("e:chain") }), ...link("e:chain", "u:chain")]);
    expect(await holder("a:chain")).toBe("u:chain");
    expect(await holder("e:chain")).toBe("u:chain");
    expect(await profile("u:chain")).toMatchObject({ aliases: ["a:chain", "e:chain"], orders: 1 });
  });

  it("takes a shared browser out of the profile that it was part of", async () => {
    const { tell, profile, holder } = world(there);
    await tell([
      added("cup", day(1), {}, key("a:kiosk")),
      ...link("a:kiosk", "u:anna"),
      visit(day(1), key("u:anna")),
    ]);
    expect((await profile("u:anna"))?.cart).toBeDefined();
    await tell([...link("a:kiosk", "u:boris"), visit(day(2), key("u:boris"))]);
    expect(await holder("a:kiosk")).toBe("a:kiosk");
    for (const person of ["u:anna", "u:boris"]) {
      expect(await profile(person)).toMatchObject({ aliases: [] });
      expect((await profile(person))?.cart).toBeUndefined();
    }
  });

  it("gives it back when the two turn out to be one", async () => {
    const { tell, profile, holder } = world(there);
    await tell([visit(day(1), key("a:both")), ...link("a:both", "e:one"), ...link("a:both", "e:two")]);
    expect(await holder("a:both")).toBe("a:both");
    await tell([...link("e:one", "u:same"), ...link("e:two", "u:same")]);
    expect(await holder("a:both")).toBe("u:same");
    expect((await profile("u:same"))?.aliases).toEqual(["a:both", "e:one", "e:two"]);
  });

  it("merges only so many, and leaves the oldest browsers by themselves", async () => {
    const { tell, profile, holder } = world(there);
    const browsers = Array.from(
      { length: MAX_ALIASES + 3 },
      (_, index) => `a:many${String(index).padStart(2, "0")}`,
    );
    for (const [index, browser] of browsers.entries())
      await tell([visit(day(index), key(browser)), ...link(browser, "u:many", day(index))]);
    expect((await profile("u:many"))?.aliases).toEqual(browsers.slice(3));
    expect(await holder("a:many00")).toBe("a:many00");
    expect(await holder("a:many05")).toBe("u:many");
  });

  it("gives an order's refund to its customer, in either order of arrival", async () => {
    const { tell, profile, everybody } = world(there);
    const placed = (id: string) => [
      order(id, day(1), 1_000, { customer: key("e:buyer") }),
      ...linkFacts(key(`o:shopify:${id}`), key("e:buyer"), {
        at: day(1),
        receivedAt: day(1),
        source: "shopify",
      }),
    ];
    await tell([refund("R1", day(2), 300, { customer: key("o:shopify:R1") })]);
    expect(Object.keys(await everybody())).not.toContain("o:shopify:R1");
    await tell(placed("R1"));
    await tell(placed("R2"));
    await tell([refund("R2", day(2), 200, { customer: key("o:shopify:R2") })]);
    expect(await profile("e:buyer")).toMatchObject({ orders: 2, spent: 1_500, refunded: 500, aliases: [] });
    expect(Object.keys(await everybody())).not.toContain("o:shopify:R2");
  });

  it("counts an order of nobody by itself until its customer is named", async () => {
    const { tell, profile, holder } = world(there);
    await tell([order("N", day(1), 900, { customer: key("o:shopify:N") })]);
    expect(await profile("o:shopify:N")).toMatchObject({ orders: 1, spent: 900 });
    const seen = { at: day(2), receivedAt: day(2), source: "shopify" };
    await tell(linkFacts(key("o:shopify:N"), key("e:named"), seen));
    expect(await profile("e:named")).toMatchObject({ orders: 1, spent: 900 });
    expect(await holder("o:shopify:N")).toBe("e:named");
  });

  it("drops the night's verdict on somebody who turns out to be somebody else", async () => {
    const { tell, customers } = world(there);
    await tell([visit(day(0), key("e:was")), visit(day(0), key("u:is"))]);
    await customers.putScore(key("e:was"), score(), 1);
    await customers.putScore(key("u:is"), score({ segment: "loyal" }), 1);
    await tell(link("e:was", "u:is"));
    expect(await customers.get(key("e:was"))).not.toHaveProperty("score");
    expect((await customers.get(key("u:is")))?.score?.segment).toBe("loyal");
  });

  it("writes nothing when a batch is delivered again", async () => {
    const { events, customers, project } = world(there);
    const facts = [
      visit(day(0), key("a:again")),
      ...link("a:again", "u:again"),
      visit(day(1), key("u:again")),
    ];
    await events.append(facts);
    await project(facts);
    const before = await customers.get(key("u:again"));
    expect(await project(facts)).toEqual(facts.map(() => expect.objectContaining({ ok: true })));
    expect(await customers.get(key("u:again"))).toEqual(before);
  });

  it("finishes what a crash between two writes left half done", async () => {
    const facts = [
      ...link("a:crash", "u:crash1"),
      added("cup", day(1), {}, key("a:crash")),
      ...link("a:crash", "u:crash2"),
    ];
    for (let survived = 0; survived < 6; survived++) {
      const { events, customers, tell, profile, holder } = world(await deps());
      await tell(facts.slice(0, 3));
      await events.append(facts.slice(3));
      let left = survived;
      const dying: typeof customers = {
        ...customers,
        putProfile: (...args) =>
          left-- > 0 ? customers.putProfile(...args) : Promise.reject(new Error("crash")),
      };
      await world({ events, customers: dying }).project(facts.slice(3));
      for (const outcome of await world({ events, customers }).project(facts.slice(3)))
        expect(outcome.ok).toBe(true);
      expect(await holder("a:crash")).toBe("a:crash");
      expect((await profile("u:crash1"))?.cart).toBeUndefined();
      expect((await profile("u:crash1"))?.aliases).toEqual([]);
      expect((await profile("u:crash2"))?.aliases).toEqual([]);
    }
  });

  it("loses nothing when many project the same customer at once", async () => {
    const { events, customers, project, profile } = world(there);
    const facts = Array.from({ length: 12 }, (_, index) =>
      order(`C${index}`, day(index), 100, { customer: key("u:busy") }),
    );
    const projectors = [project, ...Array.from({ length: 5 }, () => world({ events, customers }).project)];
    await Promise.all(
      facts.map(async (one, index) => {
        await events.append([one]);
        let outcomes = await projectors[index % projectors.length]?.([one]);
        while (outcomes?.some(({ ok }) => !ok)) outcomes = await project([one]);
      }),
    );
    expect(await profile("u:busy")).toMatchObject({ orders: 12, spent: 1_200 });
  });
});

describe("a batch", () => {
  const counted = () => {
    const calls: string[] = [];
    const { events, customers } = world();
    const counting =
      <A extends readonly unknown[], R>(name: string, call: (...args: A) => R) =>
      (...args: A): R => {
        calls.push(name);
        return call(...args);
      };
    const counted = world({
      events: {
        ...events,
        factsOf: counting("factsOf", events.factsOf),
        linksOf: counting("linksOf", events.linksOf),
      },
      customers: {
        ...customers,
        get: counting("get", customers.get),
        putProfile: counting("putProfile", customers.putProfile),
      },
    });
    return { calls, ...counted, raw: events };
  };

  it("reads and writes a customer once, however many facts there are", async () => {
    const { calls, project, raw } = counted();
    const facts = Array.from({ length: 50 }, (_, index) => visit(hour(index)));
    await raw.append(facts);
    await project(facts);
    expect(calls.toSorted()).toEqual(["factsOf", "get", "get", "putProfile"]);
  });

  it("stays linear when thousands of people come from one browser", async () => {
    const { calls, project, raw } = counted();
    const people = Array.from({ length: 5_000 }, (_, index) =>
      link("a:cafe", `u:${index}`, hour(index)),
    ).flat();
    await raw.append(people);
    const started = performance.now();
    expect((await project(people)).every(({ ok }) => ok)).toBe(true);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(calls.length).toBeLessThan(4 * 5_000);
  });

  it("fails only the facts of the customer that cannot be folded", async () => {
    const { events, customers } = world();
    const facts = [visit(day(0), key("u:well")), visit(day(0), key("u:ill")), visit(day(0), key("u:fine"))];
    await events.append(facts);
    const failing: typeof events = {
      ...events,
      factsOf: (id) => (id === "u:ill" ? Promise.reject(new Error("ill")) : events.factsOf(id)),
    };
    const outcomes = await world({ events: failing, customers }).project(facts);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(await customers.get(key("u:fine"))).toBeDefined();
  });

  it("tells once of each profile, with what it was and all that is new", async () => {
    const told: Projected[] = [];
    const { tell } = world({ onProjected: async (projected) => void told.push(projected) });
    await tell([visit(day(0))]);
    const news = [...link("a:1", "u:1"), visit(day(1), key("a:1")), visit(day(2))];
    await tell(news);
    expect(told).toHaveLength(2);
    expect(told[0]?.before).toBeUndefined();
    expect(told[1]).toMatchObject({
      before: { profile: { lastVisitAt: day(0) } },
      after: { profile: { id: "u:1", lastVisitAt: day(2) } },
    });
    expect(told[1]?.facts).toEqual(news);
  });

  it("fails the facts whose consequences failed, and tells of them again", async () => {
    let broken = true;
    const told: Projected[] = [];
    const onProjected = async (projected: Projected) => {
      if (broken) throw new Error("not now");
      told.push(projected);
    };
    const { events, project } = world({ onProjected });
    const facts = [fact("subscribed", { entry: "footer" })];
    await events.append(facts);
    expect((await project(facts))[0]?.ok).toBe(false);
    broken = false;
    expect((await project(facts))[0]?.ok).toBe(true);
    expect(told).toMatchObject([{ facts }]);
  });

  it("folds with what the published config says", async () => {
    const yen = order("A", hour(23), 0, { total: { amount: 100, currency: "JPY" } });
    const config = makeMemoryConfigStore();
    const { store, ...rest } = bundleWith();
    const tokyo = { ...store, time_zone: "Asia/Tokyo", currency: "USD", exchange_rates: { JPY: 0.01 } };
    const bundle = { ...rest, store: tokyo };
    await config.publish({ publishedAt: day(0), by: "test", digest: "", files: {}, bundle });
    const { tell, profile } = world({ config });
    await tell([yen]);
    expect(await profile("u:1")).toMatchObject({ spent: 100, orderDays: [{ day: day(1) / DAY }] });
  });
});
