import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryHeardStore } from "../../src/adapters/memory/heard-store.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { canaryId } from "../../src/app/canary/canary-id.ts";
import { CANARY_EVERY_MS, makeCanary } from "../../src/app/canary/fly.ts";
import { makeProject } from "../../src/app/people/project.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { isCanary } from "../../src/domain/facts/canary.ts";
import { userKey } from "../../src/domain/facts/identity.ts";
import type { CanaryOrder } from "../../src/ports/canary.ts";
import { ingestDeps, KEYS } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { streamed } from "../support/projecting.ts";

const KEYS_WITH_LINKS = { ...KEYS, links: ["signs-links"] };

/** Ingestion, a store with a stream and a projector, and the canary that flies through them. */
function deployment(browserOrders: "count" | "ignore" = "ignore") {
  const [heard, unseen] = [makeMemoryHeardStore(), makeMemoryUnseenStore()];
  const deps = ingestDeps({ keys: KEYS_WITH_LINKS, heard, unseen, store: { browser_orders: browserOrders } });
  const { events, pending } = streamed(deps.events);
  const customers = makeMemoryCustomerStore();
  const tastes = makeMemoryTasteStore();
  const handler = makeSegmentHandler({ ...deps, events });
  const orders: CanaryOrder[] = [];
  let answers = true;
  const track = (userId: string, rest: object, writeKey = KEYS.segment[0] ?? "") =>
    invoke(handler as never, {
      path: "/v1/track",
      headers: { "content-type": "application/json", "x-write-key": writeKey },
      body: JSON.stringify({ userId, ...rest }),
    });
  const place = async (order: CanaryOrder, writeKey: string) => {
    orders.push(order);
    if (!answers) return "the public API answered 500";
    const { status } = await track(
      order.user,
      {
        ...{ type: "track", event: "Order Completed", messageId: order.order },
        ...{ timestamp: new Date(order.at).toISOString(), properties: { order_id: order.order } },
      },
      writeKey,
    );
    return status === 200 ? undefined : `the public API answered ${status}`;
  };
  const { secrets, clock } = deps;
  const project = makeProject({ ...deps, events, customers, tastes });
  return {
    ...{ events, customers, tastes, heard, unseen, orders, track },
    fly: makeCanary({ customers, secrets, door: { place }, clock }),
    project: () => project(pending.splice(0)),
    pass: (ms = CANARY_EVERY_MS) => {
      deps.time.now += ms;
    },
    today: () => Math.floor(deps.time.now / DAY),
    stop: () => {
      answers = false;
    },
  };
}

describe("the canary", () => {
  it.each([
    "count",
    "ignore",
  ] as const)("finds its order where orders of browsers %s", async (browserOrders) => {
    const { fly, project, pass } = deployment(browserOrders);
    expect(await fly()).toEqual({ cameThrough: false });
    await project();
    pass();
    expect(await fly()).toEqual({ cameThrough: true });
  });

  it("notices that an order is stored and not folded, and that the next is folded again", async () => {
    const { fly, project, pass } = deployment();
    await fly();
    await project();
    pass();
    await fly();
    pass();
    expect(await fly()).toEqual({ cameThrough: false });
    await project();
    pass();
    expect(await fly()).toEqual({ cameThrough: true });
  });

  it("says why an order was not taken", async () => {
    const { fly, stop } = deployment();
    stop();
    expect(await fly()).toEqual({ cameThrough: false, refused: "the public API answered 500" });
  });

  it("goes on over midnight, under the name of the new day", async () => {
    const { fly, project, pass, orders } = deployment();
    pass(DAY / 2 - CANARY_EVERY_MS);
    await fly();
    await project();
    pass();
    expect(await fly()).toEqual({ cameThrough: true });
    expect(new Set(orders.map(({ user }) => user)).size).toBe(2);
  });

  it("places one order however often the same minute is tried", async () => {
    const { fly, events, today } = deployment();
    await fly();
    await fly();
    const id = canaryId(today(), KEYS_WITH_LINKS);
    expect((await events.factsOf(userKey(id))).filter(({ kind }) => kind === "order-placed")).toHaveLength(1);
  });

  it("is no word of its source, and nothing that was not understood", async () => {
    const { fly, project, pass, heard, unseen, today } = deployment();
    for (let times = 0; times < 5; times++) {
      await fly();
      await project();
      pass();
    }
    expect(await heard.days(today() - 1, today())).toEqual([]);
    expect(await unseen.counts(today() - 1, today())).toEqual([]);
  });

  it("has a name that nobody can guess, and that says what it is", () => {
    const id = canaryId(20_000, KEYS_WITH_LINKS);
    expect(isCanary(userKey(id))).toBe(true);
    expect(id).not.toBe(canaryId(20_000, { links: ["another"] }));
    expect(() => canaryId(20_000, { links: [] })).toThrow("links key");
  });
});

describe("whoever calls himself a canary", () => {
  it("takes nobody else out of the lists: nothing ties such an id to another", async () => {
    const { track, events, project, customers } = deployment();
    const [mine] = KEYS.server;
    await track("u1", { type: "identify", traits: { email: "anna@shop.example" } }, mine);
    await track("comeback.canary.me", { type: "identify", traits: { email: "anna@shop.example" } }, mine);
    await track("comeback.canary.me", { type: "track", event: "Visited", anonymousId: "browser-1" }, mine);
    await project();
    const listed: string[] = [];
    for await (const { profile } of customers.scan(0, 1)) listed.push(profile.id);
    expect(listed).toEqual(["u:u1"]);
    expect(await events.linksOf(userKey("comeback.canary.me"))).toEqual([]);
  });
});
