import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeRunStore } from "../../src/adapters/dynamodb/run-store.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import type { RunStore } from "../../src/ports/nightly.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** A document that squeezes badly: random-looking, always the same. */
function large(characters: number, seed: number): string {
  let state = seed;
  let text = "";
  while (text.length < characters) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += state.toString(36);
  }
  return text;
}

describe.each([
  ["in memory", () => makeMemoryRunStore()],
  [
    "in DynamoDB",
    () => heldToActions("runs", dynamo.endpoint, (documents) => makeRunStore(documents, dynamo.names.config)),
  ],
] as const)("run store %s", (_, make) => {
  let store: RunStore;
  let run: string;
  let nights = 0;
  beforeEach(() => {
    store = make();
    nights += 1;
    run = `2026-03-${String(nights).padStart(2, "0")}`;
  });

  describe("documents", () => {
    it("come back as they were put, and the last one wins", async () => {
      await store.put(run, "model", { a: [1, 2.5, "ü"], nothing: null });
      await store.put(run, "model", { a: [3] });
      expect(await store.get(run, "model")).toEqual({ a: [3] });
      expect(await store.get(run, "plan")).toBeUndefined();
      expect(await store.get("1999-01-01", "model")).toBeUndefined();
    });

    it("of megabytes come back whole, also after a smaller one took their place and back", async () => {
      const [big, bigger] = [{ text: large(900_000, 1) }, { text: large(2_000_000, 2) }];
      for (const document of [big, bigger, { text: "small" }, big]) {
        await store.put(run, "measure/0", document);
        expect(await store.get(run, "measure/0")).toEqual(document);
      }
    });

    it("are listed by the start of their names, in order", async () => {
      for (const name of ["score/1", "score/0", "score/0/7", "measure/0"])
        await store.put(run, name, { name });
      const listed = await store.list(run, "score/");
      expect(listed.map(({ name }) => name)).toEqual(["score/0", "score/0/7", "score/1"]);
      expect(listed[1]?.document).toEqual({ name: "score/0/7" });
    });

    it("are dropped by the start of their names", async () => {
      await store.put(run, "measure/0", { text: large(900_000, 3) });
      await store.put(run, "measure/1", 1);
      await store.put(run, "metrics", 2);
      await store.drop(run, "measure/");
      expect(await store.list(run, "measure/")).toEqual([]);
      expect(await store.get(run, "metrics")).toBe(2);
    });

    it("tell which runs have them, oldest first", async () => {
      const name = `metrics-${nights}`;
      for (const date of ["2026-02-02", "latest", "2026-01-31", "2026-02-01"]) await store.put(date, name, 1);
      expect(await store.runsWith(name)).toEqual(["2026-01-31", "2026-02-01", "2026-02-02", "latest"]);
      await store.drop("2026-02-01", name);
      expect(await store.runsWith(name)).not.toContain("2026-02-01");
    });
  });

  describe("lease", () => {
    /** Every test starts after whatever lease the ones before have left. */
    let now = 0;
    beforeEach(() => {
      now += 1_000_000;
    });
    const take = (owner: string, at = 0, forMs = 100) => store.acquireLease(owner, now + at, forMs);

    it("is one run's at a time, and its number grows with every run", async () => {
      const first = await take("one");
      expect(await take("two", 99)).toBeUndefined();
      const second = await take("two", 100);
      expect(second?.fence).toBe((first?.fence ?? Number.NaN) + 1);
      expect(await store.holdsLease(first?.fence ?? Number.NaN)).toBe(false);
      expect(await store.holdsLease(second?.fence ?? Number.NaN)).toBe(true);
    });

    it("is renewed by its owner under the same number", async () => {
      const first = await take("one");
      expect(await take("one", 90)).toEqual(first);
      expect(await take("two", 150)).toBeUndefined();
      expect(await take("two", 190)).toBeDefined();
    });

    it("given back is free at once, and no longer held", async () => {
      const first = await take("one");
      await store.releaseLease(first?.fence ?? Number.NaN);
      expect(await store.holdsLease(first?.fence ?? Number.NaN)).toBe(false);
      expect((await take("two", 1))?.fence).toBe((first?.fence ?? Number.NaN) + 1);
    });

    it("is not given back by a run that has lost it", async () => {
      const first = await take("one");
      const second = await take("two", 100);
      await store.releaseLease(first?.fence ?? Number.NaN);
      expect(await store.holdsLease(second?.fence ?? Number.NaN)).toBe(true);
    });

    it("goes to one of many that ask at once", async () => {
      const taken = await Promise.all(["a", "b", "c", "d", "e"].map((owner) => take(owner, 500_000)));
      expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1);
    });
  });
});
