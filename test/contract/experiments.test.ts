import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeExperiments } from "../../src/adapters/dynamodb/experiments.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { UPLIFT_FEATURES } from "../../src/domain/uplift/features.ts";
import { DRAW_SHARDS, type ExperimentStore } from "../../src/ports/proof.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { boughtBy, draw, holdoutMeasuring, measuring } from "../support/experiments.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => ExperimentStore> = {
  memory: makeMemoryExperiments,
  DynamoDB: () =>
    heldToActions("experiments", dynamo.endpoint, (documents) =>
      makeExperiments(documents, dynamo.names.journal),
    ),
};

describe.each(Object.entries(STORES))("tests of variants in %s", (_, open) => {
  async function closing(store: ExperimentStore, epoch: string, day: number) {
    const found = [];
    for (let shard = 0; shard < DRAW_SHARDS; shard += 1)
      for await (const one of store.closing({ experiment: "welcome.one", epoch }, day, shard))
        found.push(one);
    return found.sort((one, other) => (one.person < other.person ? -1 : 1));
  }

  it("keep a person's first draw of an epoch under the day on which its window closes", async () => {
    const store = open();
    const [anna, ben] = [draw("e:anna", { epoch: "first" }), draw("e:ben", { epoch: "first" })];
    for (const one of [anna, ben, anna]) await store.keepDraw(one);
    await store.keepDraw({ ...anna, variant: "b", drawnOn: anna.drawnOn + 2, closes: anna.closes + 2 });
    await store.keepDraw({ ...anna, variant: "b", drawnOn: anna.drawnOn + 90, closes: anna.closes + 90 });
    await store.keepDraw({ ...anna, epoch: "another" });
    expect(await closing(store, "first", anna.closes)).toEqual([anna, ben]);
    for (const later of [2, 90]) expect(await closing(store, "first", anna.closes + later)).toEqual([]);
    expect(await closing(store, "another", anna.closes)).toHaveLength(1);
    expect(await store.keepDraw({ ...anna, variant: "b" })).toEqual(anna);
    expect(await store.drawn(anna, anna.person)).toEqual(anna);
    expect(await store.drawn({ ...anna, epoch: "third" }, anna.person)).toBeUndefined();
  });

  it("keep what a draw teaches until it is counted, and what was counted, the newest first", async () => {
    const store = open();
    const features = UPLIFT_FEATURES.map((_, at) => at / 8);
    const tests = [{ experiment: "a.one", epoch: "t", variant: "b" }];
    const anna = draw("e:anna", { epoch: "taught", features, tests });
    expect(await store.keepDraw(anna)).toMatchObject({ person: anna.person });
    expect(await closing(store, "taught", anna.closes)).toEqual([anna]);
    const lesson = { experiment: "chain:a", features, probability: 0.5, outcome: 1 } as const;
    const [mailed, heldOut] = [
      { ...lesson, side: "mailed" },
      { ...lesson, side: "held-out" },
    ] as const;
    await store.keepCounted({ closes: 9_999, page: "a", draws: [mailed] });
    await store.keepCounted({ closes: 10_001, page: "b", draws: [mailed, heldOut] });
    await store.keepCounted({ closes: 10_001, page: "b", draws: [heldOut, mailed] });
    const kept = [];
    for await (const one of store.counted()) kept.push(one);
    expect(kept).toEqual([heldOut, mailed, mailed]);
  });

  it("keep how far the count has come, written by one night alone", async () => {
    const store = open();
    const first = measuring({ experiment: "a.one", epoch: "e1" });
    expect(await store.putMeasuring(first)).toBe("written");
    expect(await store.putMeasuring(first)).toBe("conflict");
    const second = { ...first, through: first.through + 1, revision: 2 };
    expect(await store.putMeasuring(second)).toBe("written");
    expect(await store.putMeasuring({ ...second, gone: 7 })).toBe("conflict");
    await store.putMeasuring(measuring({ experiment: "b.one", epoch: "e1" }));
    const kept = (await store.measurings()).filter(({ experiment }) => /^[ab]\./.test(experiment));
    expect(kept.sort((one, other) => (one.experiment < other.experiment ? -1 : 1))).toEqual([
      second,
      measuring({ experiment: "b.one", epoch: "e1" }),
    ]);
  });

  it("keep how far the count of a hold-out has come, written by one night alone", async () => {
    const store = open();
    const first = holdoutMeasuring({ experiment: "chain:a" });
    expect(await store.putHoldout(first)).toBe("written");
    const second = { ...first, gone: 1, revision: 2 };
    expect(await Promise.all([store.putHoldout(second), store.putHoldout({ ...second, gone: 7 })])).toContain(
      "conflict",
    );
    expect(await store.holdouts()).toMatchObject([{ experiment: "chain:a", revision: 2 }]);
  });

  it("keep who had ordered when the window closed, once, under the day of its close", async () => {
    const store = open();
    const anna = boughtBy("e:anna");
    for (const one of [anna, boughtBy("e:ben"), { ...anna, revenue: 7 }]) await store.keepBought(one);
    await store.keepBought(boughtBy("e:cleo", { closes: anna.closes + 1 }));
    await store.keepBought(boughtBy("e:dora", { epoch: "another" }));
    const found = [];
    for await (const one of store.bought(anna, anna.closes)) found.push(one);
    expect(found.toSorted((one, other) => (one.person < other.person ? -1 : 1))).toEqual([
      { ...anna, revenue: 7 },
      boughtBy("e:ben"),
    ]);
  });

  it("keep decisions, of two at once one", async () => {
    const store = open();
    const epoch = { experiment: "c.one", epoch: "e1" };
    expect(await store.decisions(epoch)).toBeUndefined();
    const list = [{ kind: "reopened", at: 5, by: "ann" } as const];
    const both = await Promise.all([
      store.putDecisions({ ...epoch, list, revision: 1 }),
      store.putDecisions({ ...epoch, list: [], revision: 1 }),
    ]);
    expect(both.sort()).toEqual(["conflict", "written"]);
    expect(await store.decisions(epoch)).toMatchObject({ ...epoch, revision: 1 });
    expect(await store.decisions({ ...epoch, epoch: "e2" })).toBeUndefined();
  });
});
