import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeQuarantineStore } from "../../src/adapters/dynamodb/quarantine-store.ts";
import { makeMemoryQuarantineStore } from "../../src/adapters/memory/quarantine-store.ts";
import { makeTelling } from "../../src/adapters/put-aside.ts";
import { HOUR, type Instant } from "../../src/domain/basics/calendar.ts";
import type { FactId } from "../../src/domain/facts/facts.ts";
import type { DamagedRecord, PutAside } from "../../src/domain/quarantine/record.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { QuarantineStore } from "../../src/ports/quarantine.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { key } from "../support/facts.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, (clock: Clock) => QuarantineStore> = {
  memory: makeMemoryQuarantineStore,
  DynamoDB: (clock) =>
    heldToActions("quarantine", dynamo.endpoint, (documents) =>
      makeQuarantineStore(documents, dynamo.names.journal, clock),
    ),
};
const profile: DamagedRecord = { kind: "profile", customer: key("u:1"), reason: "it is no profile" };
/** Keys of facts may be longer than what a sort key holds. */
const fact: DamagedRecord = {
  ...{ kind: "fact", customer: key(`u:${"long".repeat(200)}`) },
  ...{ fact: `order#${"long".repeat(200)}` as FactId, reason: "it is no fact" },
};
async function all(store: QuarantineStore): Promise<readonly PutAside[]> {
  const found: PutAside[] = [];
  for await (const one of store.list()) found.push(one);
  return found.toSorted((a, b) => b.kind.localeCompare(a.kind));
}

describe.each(Object.entries(STORES))("what is put aside, in %s", (_, open) => {
  it("is there once, however often it is met, until somebody lets go of it", async () => {
    let now: Instant = 1_000;
    const store = open({ now: () => now });
    await store.putAside(profile);
    await store.putAside(fact);
    now = 2_000;
    await store.putAside({ ...profile, reason: "it is still none" });
    const [first, second] = await all(store);
    expect(first).toEqual({
      ...profile,
      ...{ id: first?.id, reason: "it is still none" },
      ...{ firstSeenAt: 1_000, lastSeenAt: 2_000, times: 2 },
    });
    expect(second).toEqual({ ...fact, id: second?.id, firstSeenAt: 1_000, lastSeenAt: 1_000, times: 1 });
    expect(await store.counts()).toEqual({ profile: 1, fact: 1 });
    expect(await store.get(second?.id ?? "")).toEqual(second);

    await store.forget(first?.id ?? "");
    expect(await all(store)).toEqual([second]);
    expect(await store.get(first?.id ?? "")).toBeUndefined();
    await store.forget(first?.id ?? "");
    await store.forget(second?.id ?? "");
    expect(await store.counts()).toEqual({});
  });
});

describe.each(Object.entries(STORES))("what was dropped, in %s", (_, open) => {
  it("stays as it was, and counts no more", async () => {
    let now: Instant = 1_000;
    const store = open({ now: () => now });
    expect(await store.putAside(profile)).toBe("kept");
    const [found] = await all(store);
    const id = found?.id ?? "";
    await store.drop(id, "an old test customer", 1_500);
    now = 2_000;
    expect(await store.putAside(profile)).toBe("dropped");
    const dropped = { at: 1_500, reason: "an old test customer" };
    expect(await store.get(id)).toEqual({ ...found, dropped });
    expect(await store.counts()).toEqual({});
    await store.drop("nothing", "of that name", 1);
    expect(await all(store)).toHaveLength(1);
    await store.forget(id);
  });
});

describe("the readers of a process", () => {
  it("tell of a record once an hour, and keep it where they may", async () => {
    let now: Instant = 0;
    const clock = { now: () => now };
    const [store, telling] = [makeMemoryQuarantineStore(clock), makeTelling(clock)];
    await telling.putAside(profile);
    expect(telling.take()).toEqual([{ ...profile, kept: false }]);
    telling.keepIn(store);
    await telling.putAside(fact);
    await telling.putAside(fact);
    await telling.putAside(profile);
    expect(telling.take()).toEqual([{ ...fact, kept: true }]);
    expect(await store.counts()).toEqual({ fact: 1 });
    now = HOUR;
    await telling.putAside(profile);
    await telling.putAside(fact);
    expect(telling.take()).toEqual([
      { ...profile, kept: true },
      { ...fact, kept: true },
    ]);
    expect((await all(store)).map(({ kind, times }) => [kind, times])).toEqual([
      ["profile", 1],
      ["fact", 2],
    ]);
  });

  it("say nothing of what was dropped", async () => {
    let now: Instant = 0;
    const clock = { now: () => now };
    const [store, telling] = [makeMemoryQuarantineStore(clock), makeTelling(clock)];
    telling.keepIn(store);
    await telling.putAside(profile);
    const [found] = await all(store);
    await store.drop(found?.id ?? "", "an old test customer", 5);
    now = HOUR;
    telling.take();
    await telling.putAside(profile);
    expect(telling.take()).toEqual([]);
  });
});
