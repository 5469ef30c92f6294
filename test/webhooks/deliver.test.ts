import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { FactId } from "../../src/domain/facts/facts.ts";
import type { PostResult } from "../../src/ports/webhooks.ts";
import { NOON } from "../support/chains.ts";
import { ANN, makeDelivering, message, OLDER_WHSEC, WHSEC } from "../support/delivering.ts";
import { faulty } from "../support/faulty.ts";

const DOWN: PostResult = { kind: "answered", status: 503 };
const TAKEN: PostResult = { kind: "answered", status: 200 };

describe("a message on its way to its webhook", () => {
  it("is signed so that the library of Standard Webhooks knows it, by both secrets while they rotate", async () => {
    const { deliver, posts } = await makeDelivering(() => TAKEN, { secrets: [WHSEC, OLDER_WHSEC] });
    expect(await deliver.first(message())).toBe("taken");
    const [{ url, headers, body } = { url: "", headers: {}, body: "" }] = posts;
    expect(url).toBe("https://sms.example/comeback");
    expect(headers["webhook-id"]).toBe("send-1");
    // The library looks at its own clock: signed at noon of the test, which is long ago.
    for (const secret of [WHSEC, OLDER_WHSEC]) {
      const expected = new Webhook(secret).sign("send-1", new Date(NOON), body);
      expect(headers["webhook-signature"]?.split(" ")).toContain(expected);
    }
    expect(JSON.parse(body)).toEqual({
      type: "hello-sms",
      timestamp: "2026-03-01T12:00:00.000Z",
      data: {
        ...{ id: "send-1", channel: "sms", customer: ANN, chain: "welcome", step: 0, language: "en" },
        ...{ time_zone: "UTC", reason: "a test", fields: { customer: { phone: "+7 900 123-45-67" } } },
      },
    });
  });

  it("is tried for a day and then given up, under one id, with the reason", async () => {
    const world = await makeDelivering(() => DOWN);
    expect(await world.deliver.first(message())).toBe("waits");
    await world.playUntil(NOON + 2 * DAY);
    expect(world.posts).toHaveLength(8);
    expect(new Set(world.posts.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set(["send-1"]));
    expect(new Set(world.posts.map(({ body }) => body)).size).toBe(1);
    expect(world.failures()).toBe(1);
    const [failed] = await world.operate.failed();
    expect(failed).toMatchObject({ id: "send-1", webhook: "gate", tries: 8, why: "answered 503" });
    expect(Date.parse(failed?.failedAt ?? "") - NOON).toBeGreaterThan(27 * HOUR);
  });

  it("waits as long as the receiver asks for, up to half a day", async () => {
    const asked = [HOUR, 30 * DAY];
    const times: number[] = [];
    const world = await makeDelivering((_, tries) => {
      times.push(world.now() - NOON);
      const retryAfterMs = asked[tries - 1];
      return retryAfterMs ? { kind: "answered", status: 429, retryAfterMs } : TAKEN;
    });
    await world.deliver.first(message());
    await world.playUntil(NOON + DAY);
    expect(times).toEqual([0, HOUR + MINUTE, 13 * HOUR + 2 * MINUTE]);
  });

  it("wakes nobody at night because of a retry", async () => {
    const world = await makeDelivering((_, tries) => (tries < 4 ? DOWN : TAKEN), {
      store: { quiet_hours: { from: "12:10", to: "19:00" } },
    });
    await world.deliver.first(message());
    await world.playUntil(NOON + 6 * HOUR);
    expect(world.posts).toHaveLength(3);
    await world.playUntil(NOON + 8 * HOUR);
    expect(world.posts).toHaveLength(4);
    expect(await world.deliveries.failed()).toEqual([]);
  });

  it.each<[string, PostResult, string]>([
    ["that is gone for good", { kind: "answered", status: 410 }, "answered 410: gone"],
  ])("is given up at once by a receiver %s", async (_, answer, why) => {
    const world = await makeDelivering(() => answer);
    expect(await world.deliver.first(message())).toBe("given-up");
    expect(await world.operate.failed()).toMatchObject([{ why, tries: 1 }]);
  });

  it("is not posted where the config has its webhook no more, or nothing to sign with", async () => {
    const gone = await makeDelivering(() => TAKEN, { store: { webhooks: {} } });
    expect(await gone.deliver.first(message())).toBe("given-up");
    const unsigned = await makeDelivering(() => TAKEN, { secrets: ["", "not-a-secret"] });
    expect(await unsigned.deliver.first(message())).toBe("waits");
    expect([...gone.posts, ...unsigned.posts]).toEqual([]);
  });

  it("that has waited is dropped when its customer has withdrawn meanwhile, or is no more", async () => {
    const withdrawn = await makeDelivering(() => DOWN);
    await withdrawn.deliver.first(message());
    await withdrawn.events.append([
      {
        ...{ kind: "channel-consent", channel: "sms", granted: false, at: NOON, receivedAt: NOON },
        ...{ source: "standard", id: "stop:1" as FactId, customer: ANN },
        proof: { purpose: "marketing", channel: "sms", source: "STOP" },
      },
    ]);
    const erased = await makeDelivering(() => DOWN);
    await erased.deliver.first(message({ customer: `${ANN}-erased` as typeof ANN }));
    for (const world of [withdrawn, erased]) {
      await world.playUntil(NOON + 2 * DAY);
      expect(world.posts).toHaveLength(1);
      expect(await world.deliveries.failed()).toEqual([]);
    }
  });

  it("goes again when somebody asks for it, to the address of now", async () => {
    let isUp = false;
    const world = await makeDelivering(() => (isUp ? TAKEN : { kind: "failed", why: "ECONNREFUSED" }));
    await world.deliver.first(message());
    await world.deliver.first(message({ id: "send-2" }));
    await world.playUntil(NOON + 2 * DAY);
    expect(await world.operate.list()).toEqual([
      { name: "gate", url: "https://sms.example/comeback", emits: ["hello-sms"], failed: 2 },
    ]);
    isUp = true;
    expect(await world.operate.replay({ webhook: "other" })).toEqual({ replayed: 0 });
    expect(await world.operate.replay({ id: "send-2" })).toEqual({ replayed: 1 });
    await world.playUntil(NOON + 3 * DAY);
    expect(world.posts.at(-1)?.headers["webhook-id"]).toBe("send-2");
    expect((await world.operate.failed()).map(({ id }) => id)).toEqual(["send-1"]);
    expect(await world.operate.test("gate")).toEqual({ kind: "taken", status: 200 });
    expect(JSON.parse(world.posts.at(-1)?.body ?? "").type).toBe("test");
    expect(await world.operate.test("gat")).toBeUndefined();
  });

  it("is posted at least once or known to have failed, wherever anything breaks off", async () => {
    const faults = fc.array(fc.constantFrom("before", "after", ...Array(6).fill("none")), { maxLength: 40 });
    const answers = fc.array(fc.constantFrom(TAKEN, DOWN), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(faults, answers, async (plan, said) => {
        const [fault, answer] = [[...plan], [...said]];
        const around = async (call: () => Promise<unknown>) => {
          const what = fault.shift() ?? "none";
          if (what === "before") throw new Error("broken off");
          const result = await call();
          if (what === "after") throw new Error("broken off");
          return result;
        };
        let taken = 0;
        const world = await makeDelivering(
          () => {
            const result = answer.shift() ?? DOWN;
            if (result === TAKEN) taken++;
            return result;
          },
          {
            deps: (base) => ({
              ...base,
              deliveries: faulty(base.deliveries, around),
              runs: faulty(base.runs, around),
              customers: faulty(base.customers, around),
            }),
          },
        );
        // Lambda tries an event again; beyond that it is in the failure queue.
        for (let tries = 0; tries < 60; tries++)
          if (
            await world.deliver.first(message()).then(
              () => true,
              () => false,
            )
          )
            break;
        await world.playUntil(NOON + 4 * DAY);
        const failed = await world.deliveries.failed();
        expect(taken + failed.length).toBeGreaterThan(0);
        expect(new Set(world.posts.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
