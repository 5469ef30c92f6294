import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeRecover } from "../../src/app/chains/recover.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Journal } from "../../src/ports/journal.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const JOURNALS: Record<string, () => Journal> = {
  memory: () => makeMemoryJournal(),
  DynamoDB: () => makeJournal(dynamo.documents, dynamo.names.journal),
};
const bundle = shopWith({
  steps: [{ send: "one" }, { wait: "2d" }, { send: "two" }, { wait: "1d" }, { send: "three" }],
});
const ALL = ["One", "Two", "Three"];
const LIVE = { dryRun: false };

let shops = 0;

describe.each(Object.entries(JOURNALS))("recovery, with the journal in %s", (_where, open) => {
  /** Three customers in one cohort, in a month of their own because the table is shared. */
  async function shop() {
    const world = await makeWorld({ bundle, stores: { journal: open() } });
    const start = NOON + ++shops * 30 * DAY;
    world.setNow(start);
    const everybody = ["ann", "ben", "cat"].map((name) => keyOf(`${name}-${shops}`));
    for (const id of everybody) await world.has(id);
    for (const id of everybody) await world.enters(id);
    const [cohort = ""] = world.workflows.started.keys();
    const subjects = () => everybody.map((id) => world.mailsTo(id).map(({ subject }) => subject));
    const finish = async () => {
      await world.playUntil(world.now() + 10 * DAY);
      for (const id of everybody)
        expect(await world.journal.entry(id, "welcome")).toMatchObject({ outcome: "completed" });
    };
    return { ...world, start, recover: makeRecover(world), everybody, cohort, subjects, finish };
  }

  it.each([
    ["before its first step", 3 * MINUTE, 0],
    ["in the wait for the second", DAY, 2],
    ["in the wait for the third", 2 * DAY + HOUR, 4],
  ])("begins a cohort that was stopped %s where it stood, when it would have been due", async (_, at, step) => {
    const world = await shop();
    await world.playUntil(world.start + at);
    const before = world.subjects();
    world.workflows.ended.add(world.cohort);
    expect(await world.recover({ dryRun: true })).toMatchObject([
      { cohort: world.cohort, customers: 3, step },
    ]);
    expect(world.workflows.started.size).toBe(1);
    const [recovered, ...others] = await world.recover(LIVE);
    expect(others).toEqual([]);
    expect(recovered).toMatchObject({ customers: 3, step, execution: `${world.cohort}-r1` });
    expect(await world.recover(LIVE)).toEqual([]);
    await world.playUntil((recovered?.due ?? 0) - 1);
    expect(world.subjects()).toEqual(before);
    await world.finish();
    expect(world.subjects()).toEqual([ALL, ALL, ALL]);
  });

  it("finds nothing while all is well, nor afterwards", async () => {
    const world = await shop();
    for (const day of [0, 1, 3, 9]) {
      await world.playUntil(world.start + day * DAY);
      expect(await world.recover(LIVE)).toEqual([]);
    }
    expect(world.subjects()).toEqual([ALL, ALL, ALL]);
  });

  it("starts a cohort under its own name that never was, because the start was lost", async () => {
    const world = await shop();
    world.workflows.started.clear();
    expect(await world.recover(LIVE)).toMatchObject([{ step: 0, execution: world.cohort }]);
    expect(await world.recover(LIVE)).toEqual([]);
    await world.finish();
    expect(world.subjects()).toEqual([ALL, ALL, ALL]);
  });

  it("goes on behind those who have come further, and sends nothing twice", async () => {
    const world = await shop();
    const [ann = keyOf("")] = world.everybody;
    world.setNow(world.start + 6 * MINUTE);
    // The walk breaks off after one customer, and is given up.
    const { members } = world.journal;
    const firstOnly: typeof members = async function* (id, shard) {
      for await (const member of members(id, shard)) if (member.customer === ann) yield member;
    };
    Object.assign(world.journal, { members: firstOnly });
    await world.walk(world.cohort, 0, 0);
    Object.assign(world.journal, { members });
    expect(world.subjects()).toEqual([["One"], [], []]);
    world.workflows.ended.add(world.cohort);
    expect(await world.recover(LIVE)).toMatchObject([{ step: 0, customers: 3 }]);
    await world.finish();
    expect(world.subjects()).toEqual([ALL, ALL, ALL]);
  });

  it("twice at the same time, or broken off between its two writes, begins one execution", async () => {
    const world = await shop();
    await world.playUntil(world.start + DAY);
    world.workflows.ended.add(world.cohort);
    const cohort = await world.journal.cohort(world.cohort);
    if (!cohort) throw new Error("no cohort");
    expect(await world.journal.restartCohort(cohort)).toBe(true);
    expect(await world.journal.restartCohort(cohort)).toBe(false);
    await Promise.all([world.recover(LIVE), world.recover(LIVE)]);
    expect([...world.workflows.started.keys()]).toEqual([world.cohort, `${world.cohort}-r1`]);
    await world.finish();
    expect(world.subjects()).toEqual([ALL, ALL, ALL]);
  });

  it("takes along again whoever was stopped again", async () => {
    const world = await shop();
    await world.playUntil(world.start + DAY);
    world.workflows.ended.add(world.cohort);
    await world.recover(LIVE);
    world.workflows.ended.add(`${world.cohort}-r1`);
    expect(await world.recover(LIVE)).toMatchObject([{ execution: `${world.cohort}-r2` }]);
    await world.finish();
    expect(world.subjects()).toEqual([ALL, ALL, ALL]);
  });
});
