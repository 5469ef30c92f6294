import { beforeEach, describe, expect, it } from "vitest";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { chainsAhead, effectsOf, type LastWeeks, readLastWeeks } from "../../src/app/nightly/chains-ahead.ts";
import { writeDays, writeState } from "../../src/app/results/documents.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import { NOTHING } from "../../src/domain/results/counts.ts";
import { atEntry, type Outcome } from "../../src/domain/results/happening.ts";
import type { ResultsFiles } from "../../src/ports/results-files.ts";
import { bundleOf, chainOf, FIRST_DAY } from "../support/nights.ts";

const LISTS = { build: "b", parts: 1 };
const SEALED = FIRST_DAY - 3;

/** Figures of one day. */
interface Did {
  readonly entries?: number;
  readonly mails?: number;
  readonly discounts?: number;
}

let files: ResultsFiles;

/** Eight whole weeks in which each chain did the same every day. */
async function didDaily(chains: Readonly<Record<string, Did>>): Promise<LastWeeks> {
  const rows = Object.entries(chains).flatMap(([chain, { entries = 0, mails = 0, discounts = 0 }]) => {
    const row = (outcome: Outcome, count: object, more: object = {}) => ({
      happening: { ...atEntry(chain, 1), outcome, reason: null, ...more },
      count: { ...NOTHING, ...count },
    });
    return [
      row("entered", { count: entries }),
      row("sent", { count: mails }, { step: 0, template: "hello" }),
      row("ordered", { count: 1, discounts }),
      // The same orders once more, by message.
      row("ordered", { count: 1, discounts }, { step: 0, template: "hello" }),
    ];
  });
  const days = Array.from({ length: 56 }, (_, at) => SEALED - 55 + at);
  await writeDays(
    files,
    days.map((day) => ({ day, lists: LISTS, rows })),
  );
  await writeState(files, {
    ...{ ...LISTS, asOf: 0, today: SEALED + 2, sealed: SEALED, sealedUntil: 0, closed: SEALED },
    ...{ waiting: [], currency: "RUB", hasMargin: false },
  });
  return readLastWeeks(files);
}

const withOffer: Chain = {
  ...chainOf({ segment: "doubting" }),
  steps: [{ send: "hello", offer: "ten" }],
};

function aheadOf(chains: Readonly<Record<string, Chain>>, weeks: LastWeeks) {
  const bundle = bundleOf({ chains });
  const effects = effectsOf(bundle, []);
  return chainsAhead({ bundle, paused: new Set(["paused"]), weeks, effects }, 30);
}

describe("what chains will do if their last weeks go on", () => {
  beforeEach(() => {
    files = makeMemoryResultsFiles();
  });

  it("is the rate of eight weeks, with orders counted once", async () => {
    const weeks = await didDaily({ remind: { entries: 4, mails: 3, discounts: 50_00 } });
    const [chain] = aheadOf({ remind: withOffer }, weeks);
    for (const [flow, daily] of [
      [chain?.entries, 4],
      [chain?.mails, 3],
      [chain?.discounts, 50_00],
    ] as const) {
      if (!flow?.known) throw new Error("not known");
      expect(flow.expected).toBeCloseTo(30 * daily, 6);
      expect(flow.low).toBeLessThan(flow.expected);
      expect(flow.high).toBeGreaterThan(flow.expected);
    }
    expect(chain?.orders).toEqual({ known: false, why: "not-measured" });
  });

  it("costs nothing where no message carries an offer, and is nothing while it is paused", async () => {
    const weeks = await didDaily({ plain: { mails: 3 }, paused: { mails: 3, discounts: 10_00 } });
    const [plain, paused] = aheadOf({ plain: chainOf({ segment: "doubting" }), paused: withOffer }, weeks);
    const nothing = { known: true, expected: 0, low: 0, high: 0 };
    expect(plain?.discounts).toEqual(nothing);
    expect(paused).toMatchObject({ paused: true, entries: nothing, mails: nothing, discounts: nothing });
  });

  it("reckons with a discount as large as other chains' where its own offer has not been used yet", async () => {
    const weeks = await didDaily({ fresh: { mails: 1 }, old: { mails: 1, discounts: 20_00 } });
    const [fresh] = aheadOf({ fresh: withOffer, old: withOffer }, weeks);
    if (!fresh?.discounts.known) throw new Error("not known");
    expect(fresh.discounts.expected).toBe(0);
    expect(fresh.discounts.high).toBeGreaterThan(20_00);
    const [lonely] = aheadOf({ fresh: withOffer }, await didDaily({ fresh: { mails: 1 } }));
    expect(lonely?.discounts).toEqual({ known: false, why: "not-measured" });
  });

  it("is not known before results are there", async () => {
    const [chain] = aheadOf({ remind: withOffer }, await readLastWeeks(files));
    expect(chain?.entries).toEqual({ known: false, why: "too-new" });
  });
});
