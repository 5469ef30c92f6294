import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { CallQueue } from "../../cli/demo/queue.ts";
import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import { KINDS } from "../../examples/demo-shop/people.ts";
import { randomOf } from "../../examples/demo-shop/random.ts";
import { makeDemoShop } from "../../examples/demo-shop/shop.ts";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { ingestDeps } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

const START = 20_700;
const shopOf = (seed: number, customers = 400) =>
  makeDemoShop({ seed, customers, start: START, days: 30, timeZone: "Europe/Moscow" });
const shop = shopOf(1);
const dayZero = START * DAY - 3 * HOUR;

const propertiesOf = ({ call }: TimedCall) => (call.properties ?? {}) as Readonly<Record<string, unknown>>;

describe("the demo shop", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(shopOf(1)).toMatchObject({ history: shop.history, live: shop.live });
    expect(shopOf(2).history).not.toEqual(shop.history);
  });

  it("has all kinds of buyers, people without consent, and a year behind it", () => {
    expect(new Set(shop.people.map(({ kind }) => kind))).toEqual(new Set(Object.keys(KINDS)));
    expect(shop.people.some(({ consents }) => !consents)).toBe(true);
    const first = Math.min(...shop.history.map(({ at }) => at));
    expect(dayZero - first).toBeGreaterThan(330 * DAY);
    expect(shop.history.every(({ at }) => at < dayZero)).toBe(true);
    expect(shop.live.every(({ at }) => at >= dayZero && at < dayZero + 31 * DAY)).toBe(true);
  });

  it("gives every call a message id of its own and a sender", () => {
    const calls = [...shop.history, ...shop.live].map(({ call }) => call);
    expect(new Set(calls.map(({ messageId }) => messageId)).size).toBe(calls.length);
    expect(calls.every((call) => call.userId !== undefined || call.anonymousId !== undefined)).toBe(true);
  });

  it("sends nothing that is not understood", async () => {
    const config = await checkFiles(await filesOf("examples/store"));
    if (!config.ok) throw new Error("the example store has mistakes");
    const deps = ingestDeps({ store: config.bundle.store });
    const handler = makeSegmentHandler(deps);
    const { history, live } = shopOf(1, 60);
    const calls = [...history, ...live].map(({ call }) => call);
    const headers = { "content-type": "application/json", "x-write-key": "the-key" };
    for (let from = 0; from < calls.length; from += 500) {
      const body = JSON.stringify({ batch: calls.slice(from, from + 500) });
      const answer = await invoke(handler, { path: "/v1/batch", headers, body });
      expect(answer.body).toEqual({ success: true });
    }
    expect(await deps.unseen.counts(0, 1e6)).toEqual([]);
  });

  it("has wholesalers who spend more than 50,000 a year", () => {
    const spent = new Map<unknown, number>();
    for (const call of shop.history) {
      if (call.call.event !== "Order Completed") continue;
      spent.set(call.call.userId, (spent.get(call.call.userId) ?? 0) + Number(propertiesOf(call).total));
    }
    const wholesale = shop.people.filter(({ kind, joins }) => kind === "wholesaler" && joins < -180);
    expect(wholesale.length).toBeGreaterThan(0);
    for (const { userId } of wholesale) expect(spent.get(userId)).toBeGreaterThan(50_000);
  });

  it("does not change somebody's life when others are added", () => {
    const of = (customers: number) =>
      shopOf(1, customers).history.filter(({ call }) => call.userId === "demo-3");
    expect(of(10)).toEqual(of(50));
  });

  it("reacts to the same mail in the same way, and orders with its code", () => {
    const mail = { at: dayZero + DAY, subject: "Hi", coupon: { code: "BACK-0123ABCD", percent: 10 } };
    const reactions = shop.people.map(({ email }) => shop.react(email, mail));
    expect(shop.people.map(({ email }) => shop.react(email, mail))).toEqual(reactions);
    const orders = reactions
      .flatMap((reaction) => reaction?.calls ?? [])
      .filter(({ call }) => call.event === "Order Completed");
    expect(orders.length).toBeGreaterThan(20);
    for (const order of orders) expect(propertiesOf(order).coupon).toBe("BACK-0123ABCD");
    expect(shop.react("stranger@example.com", mail)).toBeUndefined();
  });
});

describe("random streams", () => {
  it("are uniform enough and differ by label", () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, label) => {
        const random = randomOf(seed, label);
        const mean = Array.from({ length: 2_000 }, random.next).reduce((sum, one) => sum + one, 0) / 2_000;
        expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
        expect(randomOf(seed, `${label}!`).next()).not.toBe(randomOf(seed, label).next());
      }),
      { numRuns: 50 },
    );
  });
});

describe("the queue of calls to come", () => {
  it("gives every call once, in time order, whenever it was added", () => {
    const call = (at: number, id: number): TimedCall => ({ at, call: { messageId: `${id}` } });
    fc.assert(
      fc.property(fc.array(fc.nat(100)), fc.array(fc.nat(100)), (first, second) => {
        const queue = new CallQueue(first.map(call));
        const early = queue.take(50);
        queue.add(second.map((at, id) => call(at + 50, first.length + id)));
        const late = queue.take(200);
        const times = late.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(early.every(({ at }) => at <= 50)).toBe(true);
        expect([...early, ...late].length).toBe(first.length + second.length);
      }),
    );
  });
});
