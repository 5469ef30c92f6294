import { beforeEach, describe, expect, it } from "vitest";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeStopChain } from "../../src/app/chains/stop-chain.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Entry } from "../../src/domain/chains/journal.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { bundleWith } from "../support/config.ts";

const NOW = Date.UTC(2026, 2, 10);

const entry = (n: number, over: Partial<Entry> = {}): Entry => ({
  customer: `u:${n}` as CustomerKey,
  chain: "win-back",
  version: 1 + (n % 2),
  run: `run-${n}`,
  enteredAt: NOW - n * DAY,
  reason: "segment asleep",
  holdout: false,
  cohort: "cohort",
  status: "active",
  steps: [],
  ...over,
});

let journal: ReturnType<typeof makeMemoryJournal>;
let stop: ReturnType<typeof makeStopChain>;

beforeEach(async () => {
  journal = makeMemoryJournal();
  const config = makeMemoryConfigStore();
  await config.publish({ publishedAt: NOW, by: "test", digest: "", files: {}, bundle: bundleWith({}) });
  stop = makeStopChain({ journal, config, clock: { now: () => NOW } });
  for (let n = 0; n < 10; n += 1) await journal.enter(entry(n), -1);
  await journal.enter(entry(0, { chain: "welcome", run: "other" }), -1);
});

async function active(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { customer, chain } of journal.scanActive(0, 1)) found.push(`${chain} ${customer}`);
  return found.sort();
}

describe("stopping a chain", () => {
  it("ends the runs of all its members, with the reason, and nobody else's", async () => {
    expect(await stop({ chain: "win-back", reason: "wrong rule" })).toEqual({ stopped: 10 });
    expect(await active()).toEqual(["welcome u:0"]);
    expect(await journal.entry("u:3" as CustomerKey, "win-back")).toMatchObject({
      ...{ status: "done", outcome: "stopped: wrong rule", doneAt: NOW },
    });
  });

  it("ends only those who entered by a version, or since a moment", async () => {
    expect(await stop({ chain: "win-back", enteredBy: 2, reason: "x" })).toEqual({ stopped: 5 });
    expect(await stop({ chain: "win-back", since: NOW - 4 * DAY, reason: "x" })).toEqual({ stopped: 3 });
    expect(await active()).toHaveLength(3);
  });

  it("goes on where it ran out of time, and changes nothing when repeated", async () => {
    let goes = 0;
    let answer = await stop({ chain: "win-back", reason: "x" }, () => goes++ < 3);
    let stopped = answer.stopped;
    expect(answer.next).toBeDefined();
    while (answer.next !== undefined) {
      goes = 0;
      answer = await stop({ chain: "win-back", reason: "x", from: answer.next }, () => goes++ < 3);
      stopped += answer.stopped;
    }
    expect(stopped).toBe(10);
    expect(await stop({ chain: "win-back", reason: "again" })).toEqual({ stopped: 0 });
    expect((await journal.entry("u:3" as CustomerKey, "win-back"))?.outcome).toBe("stopped: x");
  });
});
