import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBudgetStore } from "../../src/adapters/dynamodb/budget-store.ts";
import { codeKey, makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { makeRawRecords } from "../../src/adapters/dynamodb/raw-records.ts";
import { makeRunStore } from "../../src/adapters/dynamodb/run-store.ts";
import { makeMemoryQuarantineStore } from "../../src/adapters/memory/quarantine-store.ts";
import { readLatest } from "../../src/app/nightly/documents.ts";
import type { Entry, Send } from "../../src/domain/chains/journal.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { CODE_SHARDS } from "../../src/domain/offers/codes/shards.ts";
import { inWords, Unreadable } from "../../src/domain/quarantine/record.ts";
import { codeWith } from "../support/codes.ts";
import { asideIn } from "../support/damaged.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { all } from "../support/import.ts";

const NOW = Date.UTC(2026, 2, 1);
const ILL = "u:ill" as CustomerKey;

const entry = (chain: string): Entry => ({
  ...{ customer: ILL, chain, version: 1, run: "run-1", enteredAt: NOW, reason: "ordered" },
  ...{ holdout: false, cohort: "cohort-1", status: "active", steps: [] },
});
const send = (id: string): Send => ({
  ...{ id, customer: ILL, chain: "wake", run: "run-1", step: 0, template: "hello", language: "en" },
  ...{ version: 1, claimedAt: NOW, status: "claimed", reason: "ordered" },
});

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

function open() {
  const { documents, names } = dynamo;
  const quarantine = makeMemoryQuarantineStore({ now: () => NOW });
  return {
    quarantine,
    journal: makeJournal(documents, names.journal, undefined, quarantine),
    codes: makeCodeStore(documents, names.journal, quarantine),
    budgets: makeBudgetStore(documents, names.journal, quarantine),
    raw: makeRawRecords(documents, names),
  };
}

/** As somebody does by hand. */
const set = (Key: { readonly owner: string; readonly entry: string }, attribute: string, value: unknown) =>
  dynamo.documents.send(
    new UpdateCommand({
      ...{ TableName: dynamo.names.journal, Key, UpdateExpression: "SET #a = :v" },
      ExpressionAttributeNames: { "#a": attribute },
      ExpressionAttributeValues: { ":v": value },
    }),
  );

describe("an entry of a chain that cannot be read", () => {
  const key = { owner: ILL, entry: "entry#wake" };

  it("is left out of lists and refused to whoever needs it; mended, it is as it was", async () => {
    const { journal, quarantine, raw } = open();
    for (const chain of ["wake", "remind"]) await journal.enter(entry(chain), NOW);
    await set(key, "notes", "nothing");
    await expect(journal.entry(ILL, "wake")).rejects.toThrow(Unreadable);
    await expect(journal.enter({ ...entry("wake"), run: "run-2" }, NOW)).rejects.toThrow(
      'the entry entry#wake of u:ill cannot be read: its "notes" is missing or is no such thing',
    );
    expect((await journal.entries(ILL)).map(({ chain }) => chain)).toEqual(["remind"]);
    expect((await all(journal.scanActive(0, 1))).map(({ chain }) => chain)).toEqual(["remind"]);
    const [record, ...others] = await asideIn(quarantine);
    expect(others).toEqual([]);
    expect(record).toMatchObject({ kind: "entry", customer: ILL, item: "entry#wake" });
    if (!record) throw new Error("nothing is put aside");
    expect(await raw.get(record)).toMatchObject({ item: { chain: "wake", notes: "nothing" } });
    expect(await raw.flawOf({ ...record, kind: "entry" })).toContain("notes");
    await set(key, "notes", {});
    expect(await raw.flawOf({ ...record, kind: "entry" })).toBe("none");
    expect(await journal.entry(ILL, "wake")).toEqual(entry("wake"));
  });
});

describe("a send that cannot be read", () => {
  it("is claimed all the same: the mail never goes twice", async () => {
    const { journal, quarantine } = open();
    for (const id of ["one", "two"]) await journal.claim(send(id), undefined);
    await set({ owner: ILL, entry: "send#one" }, "status", 7);
    expect(await journal.claim(send("one"), undefined)).toEqual({ result: "taken" });
    await expect(journal.endOf(send("one"))).rejects.toThrow(Unreadable);
    expect((await journal.sends(ILL)).map(({ id }) => id)).toEqual(["two"]);
    expect((await all(journal.scanSends(0, 1))).map(({ id }) => id)).toEqual(["two"]);
    expect(await asideIn(quarantine)).toMatchObject([{ kind: "send", item: "send#one" }]);
  });
});

describe("a code that cannot be read", () => {
  it("is refused to whoever asks for it, and the night goes on and is told", async () => {
    const { codes, quarantine } = open();
    for (const text of ["BAD-1", "GOOD-1"]) await codes.put(codeWith(text, { customer: ILL }));
    await set(codeKey("BAD-1"), "t", "nothing");
    await expect(codes.get("bad-1")).rejects.toThrow(Unreadable);
    let unreadable = 0;
    const read: string[] = [];
    for (let shard = 0; shard < CODE_SHARDS; shard++)
      for await (const { code } of codes.inShard(shard, () => {
        unreadable += 1;
      }))
        read.push(code);
    expect([read, unreadable]).toEqual([["GOOD-1"], 1]);
    const [record] = await asideIn(quarantine);
    expect(record).toMatchObject({ kind: "code", customer: ILL, item: "BAD-1" });
    // Logs are read by more people than may have the code.
    expect(record && inWords(record)).toBe("a code of u:ill");
  });
});

describe("a document of the nights that cannot be read", () => {
  const damage = (scope: string, name: string) =>
    dynamo.documents.send(
      new UpdateCommand({
        ...{ TableName: dynamo.names.config, Key: { scope, name } },
        UpdateExpression: "SET #bytes = :bytes",
        ExpressionAttributeNames: { "#bytes": "bytes" },
        ExpressionAttributeValues: { ":bytes": Buffer.from("no document") },
      }),
    );

  it("is made anew where it only tells of the past, and else an error that names it", async () => {
    const { quarantine, raw } = open();
    const runs = makeRunStore(dynamo.documents, dynamo.names.config, quarantine);
    await runs.put("latest", "trend", []);
    await runs.put("latest", "existing", { wake: "2026-03-01" });
    for (const name of ["trend", "existing"]) await damage("run:latest", name);
    expect(await readLatest(runs, "trend")).toBeUndefined();
    await expect(readLatest(runs, "existing")).rejects.toThrow(
      "the document existing of run:latest cannot be read",
    );
    const records = await asideIn(quarantine);
    expect(records).toMatchObject([
      { kind: "document", item: "trend" },
      { kind: "document", item: "existing" },
    ]);
    await runs.put("latest", "trend", []);
    const flaws = records.map((record) => raw.flawOf({ ...record, kind: "document" }));
    expect(await Promise.all(flaws)).toEqual(["none", "what is stored of it is no document"]);
  });
});

describe("a budget that cannot be read", () => {
  it("has no room, while every other goes on", async () => {
    const { budgets, quarantine, raw } = open();
    const claim = (counter: string) => ({ counter, limit: 1_000 });
    for (const counter of ["spring", "autumn"])
      expect(await budgets.reserve([claim(counter)], 100)).toBe("reserved");
    await set({ owner: "budgets", entry: "counters" }, "i spring", "a lot");
    expect(await budgets.reserve([claim("spring")], 100)).toEqual({ exhausted: "spring", left: 0 });
    expect(await budgets.reserve([claim("autumn"), claim("spring")], 100)).toEqual({
      ...{ exhausted: "spring", left: 0 },
    });
    expect(await budgets.reserve([claim("autumn")], 100)).toBe("reserved");
    await budgets.giveBack(["spring"], 100);
    await budgets.charge(["spring"], 100);
    await budgets.settle({ spring: 50, autumn: 50 });
    expect(await budgets.counters()).toEqual({ autumn: { issued: 200, returned: 50 } });
    const [record] = await asideIn(quarantine);
    expect(record).toMatchObject({ kind: "budget", item: "spring" });
    if (!record) throw new Error("nothing is put aside");
    await set({ owner: "budgets", entry: "counters" }, "i spring", 100);
    expect(await raw.flawOf({ ...record, kind: "budget" })).toBe("none");
    expect(await budgets.reserve([claim("spring")], 100)).toBe("reserved");
  });
});
