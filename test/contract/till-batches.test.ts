import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTillBatches } from "../../src/adapters/dynamodb/till-batches.ts";
import { makeMemoryTillBatches } from "../../src/adapters/memory/till-batches.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { DueBatch, TillBatches, TillQueue } from "../../src/ports/till-batches.ts";
import { NOON } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { promised, promisedMany } from "../support/shop-doubles.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
let wake: number[] = [];
const clock = { now: () => NOON };
const runs = {
  async start(minute: number) {
    wake.push(minute);
    return "started" as const;
  },
};
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => TillBatches & TillQueue> = {
  memory: () => makeMemoryTillBatches(clock, runs),
  DynamoDB: () =>
    heldToActions("tillBatches", dynamo.endpoint, (documents) =>
      makeTillBatches(documents, dynamo.names.journal, clock, runs),
    ),
};

async function dueOf(store: TillQueue): Promise<readonly DueBatch[]> {
  const all: DueBatch[] = [];
  for await (const due of store.due()) all.push(due);
  return all;
}

describe.each(Object.entries(STORES))("batches for the shop's platform in %s", (_, open) => {
  it("wait as soon as they are added, once, and somebody is told to look", async () => {
    const store = open();
    wake = [];
    const codes = promisedMany(250);
    const batch = await store.add(codes);
    expect(await store.add(codes)).toBe(batch);
    expect(await dueOf(store)).toEqual([{ at: NOON, batch }]);
    expect(new Set(wake)).toEqual(new Set([NOON + MINUTE]));
    expect(await store.state(batch)).toBe("queued");
    expect(await store.state("nobody's")).toBeUndefined();
    const { code, offer, customer, bound, terms } = codes[0] ?? promised("none");
    const job = await store.job(batch);
    expect(job?.kind === "put" && job.codes).toHaveLength(250);
    expect(job?.kind === "put" && job.codes[0]).toEqual({ code, offer, customer, bound, terms });
    await store.over({ at: NOON, batch });
    expect(await dueOf(store)).toEqual([]);
  });

  it("say of each code what became of it", async () => {
    const store = open();
    const batch = await store.add([promised("ONE-1"), promised("TWO-2")]);
    const progress = await store.progress(batch);
    if (!progress) throw new Error("no progress");
    await store.save(batch, { ...progress, state: "known", refused: [{ code: "TWO-2", why: "taken" }] });
    const states = [store.state(batch), store.state(batch, "ONE-1"), store.state(batch, "TWO-2")];
    expect(await Promise.all(states)).toEqual(["known", "known", "failed"]);
    await store.over({ at: NOON, batch });
  });

  it("are put off, and come soonest first", async () => {
    const store = open();
    const [one, other] = [await store.add([promised("A-1")]), await store.add([promised("B-1")])];
    await store.putOff({ at: NOON, batch: one }, NOON + HOUR);
    await store.schedule({ kind: "remove", what: { kind: "coupons", ids: ["1"] }, after: [] }, NOON + DAY);
    expect((await dueOf(store)).map(({ at }) => at)).toEqual([NOON, NOON + HOUR, NOON + DAY]);
    expect((await dueOf(store)).slice(0, 2).map(({ batch }) => batch)).toEqual([other, one]);
  });

  it("are worked on by one at a time, who leaves word of what the platform asks for", async () => {
    const store = open();
    const hold = { until: NOON + HOUR, since: NOON, why: "answered 503" };
    expect(await store.lease(NOON, NOON + 5 * MINUTE)).toEqual({ kind: "leased" });
    expect(await store.lease(NOON + MINUTE, NOON + 6 * MINUTE)).toEqual({ kind: "busy" });
    await store.release(hold);
    expect(await store.hold()).toEqual(hold);
    expect(await store.lease(NOON + MINUTE, NOON + 6 * MINUTE)).toEqual({ kind: "leased", hold });
    // Whoever had it has died.
    expect(await store.lease(NOON + 7 * MINUTE, NOON + 9 * MINUTE)).toEqual({ kind: "leased", hold });
    await store.release(undefined);
    expect(await store.hold()).toBeUndefined();
  });

  it("remember what the platform calls a discount, and which codes were given up", async () => {
    const store = open();
    await store.remember("hello · plain", "gid://1", NOON + DAY);
    expect([await store.discount("hello · plain"), await store.discount("other")]).toEqual([
      "gid://1",
      undefined,
    ]);
    const failed = { batch: "b1", failedAt: NOON, size: 3, refused: [], why: "down" };
    await store.giveUp(failed);
    await store.giveUp({ ...failed, batch: "b2", failedAt: NOON + 1 });
    expect((await store.failed()).map(({ batch }) => batch)).toEqual(["b2", "b1"]);
    await store.takenUp("b2");
    expect(await store.failed()).toEqual([failed]);
  });
});
