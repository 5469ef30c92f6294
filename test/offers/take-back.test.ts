import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { makeToldBatches } from "../../src/adapters/memory/told-batches.ts";
import { makeChangeCode } from "../../src/app/offers/change-code.ts";
import { makePutOnTill } from "../../src/app/offers/put-on-till.ts";
import { makeTakeBack } from "../../src/app/offers/take-back.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { issued } from "../../src/domain/offers/codes/life.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { faulty } from "../support/faulty.ts";

const clock = { now: () => NOON };
const CODE: Code = issued({
  ...{ code: "THX-00000001", offer: "thanks", issue: 1, customer: keyOf("ann"), bound: "customer" },
  terms: {
    ...{ variant: "universal", tier: "standard", validUntil: NOON + DAY },
    benefit: { kind: "amount", amount: 100 },
  },
  ...{ counters: [], reserved: 0, issuedAt: NOON },
});

/** A ledger with one code, every call of which takes as many turns as the plan says. */
async function slowLedger(plan: readonly number[]) {
  const store = makeMemoryCodeStore();
  await store.put(CODE);
  const turns = [...plan];
  const codes = faulty(store, async (call) => {
    for (let left = turns.shift() ?? 0; left > 0; left--) await Promise.resolve();
    const result = await call();
    for (let left = turns.shift() ?? 0; left > 0; left--) await Promise.resolve();
    return result;
  });
  return { store, codes };
}

const plans = fc.array(fc.nat(9), { maxLength: 40 });

describe("a code that nobody has heard of", () => {
  it("is taken back, or marked as sent and mailed, and never both", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.integer({ min: 1, max: 3 }), async (plan, each) => {
        const { store, codes } = await slowLedger(plan);
        const takeBack = makeTakeBack({
          codes,
          clock,
          batches: makeToldBatches(),
          pools: makeMemoryPoolStore(),
        });
        const changeCode = makeChangeCode({ codes });
        const marks = Array.from({ length: each }, () => changeCode(CODE.code, { kind: "sent", at: NOON }));
        const takes = Array.from({ length: each }, () => takeBack(CODE.code, "changed"));
        const marked = (await Promise.all(marks)).some(({ kind }) => kind === "changed" || kind === "same");
        const taken = (await Promise.all(takes)).some(Boolean);
        expect(marked).toBe(!taken);
        expect((await store.get(CODE.code))?.stage).toBe(taken ? "withdrawn" : "sent");
      }),
      { numRuns: 300 },
    );
  });

  it("names one batch, whoever hands it over at the same time, and keeps what became of it meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { store, codes } = await slowLedger(plan);
        const batches = makeToldBatches();
        const putOnTill = makePutOnTill({ codes, batches });
        const changeCode = makeChangeCode({ codes });
        await Promise.all([
          putOnTill([CODE]),
          putOnTill([CODE]),
          changeCode(CODE.code, { kind: "sent", at: NOON }),
        ]);
        const code = await store.get(CODE.code);
        expect(code?.stage).toBe("sent");
        expect([...batches.added.keys()]).toContain(code?.batch);
      }),
      { numRuns: 300 },
    );
  });
});
