import { describe, expect, it } from "vitest";
import { makeMemoryBrowserFacts } from "../../src/adapters/memory/browser-facts.ts";
import { makeBrowserLimit, UNCOUNTED } from "../../src/app/collect/browser-limit.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { BROWSER_FACTS_A_DAY } from "../../src/ports/browser-facts.ts";
import { fact, key, PROOF, START } from "../support/facts.ts";

const seen = (customer = "u:ann") => [fact("visited", { customer: key(customer), rank: "browser" })];

function processes(count: number) {
  const time = { now: START };
  let asked = 0;
  const shared = makeMemoryBrowserFacts();
  const counts: typeof shared = {
    add: (...told) => {
      asked += 1;
      return shared.add(...told);
    },
  };
  const clock = { now: () => time.now };
  return {
    time,
    asked: () => asked,
    each: Array.from({ length: count }, () => makeBrowserLimit({ counts, clock })),
  };
}

async function flood(isTooMuch: ReturnType<typeof makeBrowserLimit>, times: number): Promise<number> {
  let taken = 0;
  for (let time = 0; time < times; time++) if (!(await isTooMuch(seen()))) taken += 1;
  return taken;
}

describe("what browsers tell of one customer", () => {
  it("ends at the limit of a day, and begins again the next", async () => {
    const { time, each } = processes(1);
    const [isTooMuch] = each;
    if (!isTooMuch) throw new Error("no process");
    expect(await flood(isTooMuch, 2 * BROWSER_FACTS_A_DAY)).toBe(BROWSER_FACTS_A_DAY);
    time.now += DAY;
    expect(await isTooMuch(seen())).toBe(false);
  });

  it("ends for all processes together, each of which may be behind by what it did not tell", async () => {
    const { each } = processes(4);
    let taken = 0;
    for (const isTooMuch of each) taken += await flood(isTooMuch, BROWSER_FACTS_A_DAY);
    expect(taken).toBeLessThanOrEqual(BROWSER_FACTS_A_DAY + 4 * UNCOUNTED);
  });

  it("harms nobody else, no withdrawal, and nothing that the shop says", async () => {
    const { each } = processes(1);
    const [isTooMuch] = each;
    if (!isTooMuch) throw new Error("no process");
    await flood(isTooMuch, 2 * BROWSER_FACTS_A_DAY);
    expect(await isTooMuch(seen("u:bob"))).toBe(false);
    expect(await isTooMuch([fact("visited", {})])).toBe(false);
    expect(await isTooMuch([fact("consent-withdrawn", { proof: PROOF, rank: "browser" })])).toBe(false);
  });

  it("is counted by nobody while it is little", async () => {
    const { asked, each } = processes(1);
    const [isTooMuch] = each;
    if (!isTooMuch) throw new Error("no process");
    await flood(isTooMuch, UNCOUNTED - 1);
    expect(asked()).toBe(0);
  });
});
