import { describe, expect, it } from "vitest";
import { makeMemoryCheckpointStore } from "../../src/adapters/memory/checkpoint-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { foldSettings } from "../../src/domain/people/fold-settings.ts";
import type { PublishedBundle } from "../../src/ports/config.ts";
import { bundleWith } from "../support/config.ts";
import { day, fact, hour, key, link, order, refund, visit } from "../support/facts.ts";
import { world } from "../support/projecting.ts";

const PUBLISHED = { version: 1, bundle: bundleWith() } as PublishedBundle;
const ANN = key("u:ann");
const BROWSERS = Array.from({ length: 20 }, (_, index) => `a:browser-${index}`);

/** A shop that says which of its tables are read and written. */
function counting(published: PublishedBundle = PUBLISHED) {
  const calls: string[] = [];
  const counted = <T extends object>(name: string, store: T): T =>
    new Proxy(store, {
      get(target, method, receiver) {
        const call: unknown = Reflect.get(target, method, receiver);
        if (typeof call !== "function") return call;
        return (...told: unknown[]) => {
          calls.push(`${name}.${String(method)}`);
          return Reflect.apply(call, target, told);
        };
      },
    });
  let current = published;
  const shop = world({
    events: counted("events", makeMemoryEventStore()),
    customers: counted("customers", makeMemoryCustomerStore()),
    tastes: counted("tastes", makeMemoryTasteStore()),
    checkpoints: counted("checkpoints", makeMemoryCheckpointStore()),
    config: { current: async () => current },
  });
  const reads = async (facts: readonly Fact[]) => {
    await shop.events.append(facts);
    calls.length = 0;
    await shop.project(facts);
    return calls.filter((call) => /\.(get|factsOf|linksOf|stopsOf|factAt|known)$/.test(call));
  };
  return { ...shop, reads, publish: (next: PublishedBundle) => (current = next) };
}

const buying = (from: number, count: number): readonly Fact[] =>
  Array.from({ length: count }, (_, n) =>
    order(`order-${from + n}`, hour(4 * (from + n)), 1_000, { customer: ANN }),
  );
const theFold = (facts: readonly Fact[]) => fold(ANN, facts, foldSettings(PUBLISHED));

/** Twenty browsers, and years of orders. */
async function settled() {
  const shop = counting();
  const past = [
    ...BROWSERS.flatMap((browser, index) => [
      ...link(browser, ANN, hour(index)),
      visit(hour(index), key(browser)),
    ]),
    ...buying(0, 2_000),
  ];
  await shop.tell(past, 1_000);
  return { ...shop, past };
}

describe("news of a customer with a long history", () => {
  it("takes eight reads at most, whatever it is and however many partitions and facts there are", async () => {
    const { reads, past, profile, tell } = await settled();
    const seen = visit(day(400), key("a:browser-7"));
    expect(await reads([seen])).toEqual(["customers.get", "customers.get", "checkpoints.get"]);
    const bought = order("news", day(401), 5_000, { customer: ANN, source: "shopify" });
    const tied = link("o:shopify:news", ANN, day(401));
    await tell(tied);
    expect((await reads([bought])).length).toBeLessThanOrEqual(8);
    const all = [...past, seen, ...tied.filter(({ customer }) => customer === ANN), bought];
    expect(await profile("u:ann")).toEqual(theFold(all));
  });

  it("changes nothing when it is delivered again", async () => {
    const { reads, customers } = await settled();
    const news = visit(day(400), ANN);
    await reads([news]);
    const before = await customers.get(ANN);
    await reads([news]);
    expect(await customers.get(ANN)).toEqual(before);
  });

  it("reads all facts once when an order that is over is told of, and folds the next on them again", async () => {
    const { reads, past, profile } = await settled();
    const late = refund("order-3", day(400), 400, { customer: ANN });
    expect(await reads([late])).toContain("events.factsOf");
    expect(await profile("u:ann")).toEqual(theFold([...past, late]));
    const next = visit(day(401), ANN);
    expect(await reads([next])).not.toContain("events.factsOf");
    expect(await profile("u:ann")).toEqual(theFold([...past, late, next]));
  });

  it("reads all facts once when somebody else turns out to be the customer", async () => {
    const { reads, tell, profile } = await settled();
    await tell([visit(day(399), key("e:ann"))]);
    await tell(link("e:ann", ANN, day(400)));
    expect((await profile("u:ann"))?.aliases).toContain("e:ann");
    expect(await reads([visit(day(401), key("e:ann"))])).not.toContain("events.factsOf");
  });

  it("reads all facts once after the shop has another time zone", async () => {
    const { reads, publish } = await settled();
    const { bundle } = PUBLISHED;
    publish({ ...PUBLISHED, bundle: { ...bundle, store: { ...bundle.store, time_zone: "UTC" } } });
    expect(await reads([visit(day(400), ANN)])).toContain("events.factsOf");
    expect(await reads([visit(day(401), ANN)])).not.toContain("events.factsOf");
  });

  it("writes no checkpoint of somebody who only passes by", async () => {
    const { tell, customers, checkpoints } = world({ config: { current: async () => PUBLISHED } });
    await tell([visit(day(1), key("a:passer")), fact("visited", { customer: key("a:passer"), at: day(1) })]);
    expect(await customers.get(key("a:passer"))).toBeDefined();
    expect(await checkpoints.get(key("a:passer"))).toBeUndefined();
  });
});
