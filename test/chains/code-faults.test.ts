import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { OutgoingMail, SendResult } from "../../src/ports/mail.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop, TILL } from "../support/coded-shops.ts";
import { faulty } from "../support/faulty.ts";

const ALL = process.env.FAULTS === "all";

class Crash extends Error {}

const offer = { offer: "thanks" };
const STEPS = [{ send: "one", ...offer }, { wait: "1h" }, { send: "two", ...offer }];
const PEOPLE = ["a", "b", "c"].map(keyOf);
const POOL = { pool: true, bound: "customer", on_cancel: "release" } as const;
const LIST = ["THX-LIST0001", "THX-LIST0002"];
/** Of two codes. */
const BUDGET = { amount: 200, per: "ever" } as const;

type Fault = "before" | "after" | "slow" | "none";

interface Plan {
  readonly faults: readonly Fault[];
  readonly answers: readonly (SendResult["kind"] | "lost")[];
  readonly workers: number;
  readonly onPlatform: boolean;
  /** Whether the codes are of an uploaded list, which has as many as the budget. */
  readonly isPool?: boolean;
}

/** Plays a chain of two mails with one offer for three people, walks overlapping, calls breaking off by plan. */
async function played({ faults, answers, workers, onPlatform, isPool = false }: Plan) {
  const [fault, answer] = [[...faults], [...answers]];
  let calls = 0;
  const around = async (call: () => Promise<unknown>) => {
    calls++;
    const what = fault.shift() ?? "none";
    if (what === "before") throw new Crash();
    if (what === "slow") for (let turns = 0; turns < 20; turns++) await Promise.resolve();
    const result = await call();
    if (what === "after") throw new Crash();
    return result;
  };
  const accepted: { readonly who: string; readonly subject: string; readonly code: string | undefined }[] =
    [];
  const send = async (mail: OutgoingMail): Promise<SendResult> => {
    const kind = answer.shift() ?? "sent";
    if (kind === "refused") return { kind, reason: "throttled", because: "rate" };
    const code = /THX-\w{8}/.exec(mail.html)?.[0];
    accepted.push({ who: mail.customer, subject: mail.subject, code });
    if (code !== undefined) heard.push([code, (await codes.get(code))?.stage]);
    if (kind === "lost") throw new Crash();
    return kind === "sent" ? { kind, messageId: "m" } : { kind, reason: "time-out" };
  };
  const heard: (readonly [string, string | undefined])[] = [];
  const [codes, budgets] = [makeMemoryCodeStore(), makeMemoryBudgetStore()];
  const pools = makeMemoryPoolStore();
  if (isPool) await pools.add("thanks", LIST);
  const world = await makeWorld({
    bundle: codedShop(
      { steps: STEPS },
      { budget: BUDGET, ...(onPlatform && { till: TILL }), ...(isPool && { code: POOL }) },
    ),
    deps: ({ journal, customers, batches }) => ({
      codes: faulty(codes, around),
      budgets: faulty(budgets, around),
      pools: faulty(pools, around),
      batches: faulty(batches, around),
      journal: faulty(journal, around),
      customers: faulty(customers, around),
      mailer: { turn: async () => true, send },
    }),
  });
  for (const id of PEOPLE) await world.has(id);
  for (const id of PEOPLE) await world.enters(id);
  for (const [from, tries] of [
    // Where the platform has to know the codes, they are made ready before the step is due.
    [NOON + MINUTE, onPlatform ? 2 : 0],
    [NOON + 6 * MINUTE, 6],
    [NOON + 2 * HOUR, 6],
  ] as const)
    for (let round = 0; round < tries; round++) {
      world.setNow(from + round * (from < NOON + 6 * MINUTE ? MINUTE : 5 * MINUTE));
      const due = [...world.workflows.started.values()].filter(
        ({ cohort }) => onPlatform || cohort.dueAt <= world.now(),
      );
      for (const { cohort } of due)
        for (const step of [0, 2].filter((one) => one >= cohort.step))
          await Promise.allSettled(
            Array.from({ length: step === 2 && from < NOON + HOUR ? 0 : workers }, () =>
              world.walk(cohort.id, step, 0),
            ),
          );
    }
  const [spent] = Object.values(await budgets.counters());
  const ledger = await allCodes(codes);
  const left = isPool ? await pools.free("thanks", "any") : [];
  return { accepted, heard, ledger, left, list: isPool ? LIST : [], spent: spent?.issued ?? 0, calls };
}

function expectKept({ accepted, heard, ledger, left, list, spent }: Awaited<ReturnType<typeof played>>) {
  const mails = accepted.map(({ who, subject }) => `${who} ${subject}`);
  expect(mails.length).toBe(new Set(mails).size);
  // One code a person, which both mails carry, and which was the ledger's before the mail went.
  for (const who of PEOPLE) {
    const codes = accepted.flatMap((mail) => (mail.who === who && mail.code ? [mail.code] : []));
    expect(new Set(codes).size).toBeLessThanOrEqual(1);
  }
  expect(heard.filter(([, stage]) => stage !== "sent")).toEqual([]);
  expect(new Set(ledger.map(({ customer }) => customer)).size).toBe(ledger.length);
  // No code of a list is lost: whoever does not have it leaves it to the next.
  const known = new Set([...left, ...ledger.map(({ code }) => code)]);
  expect(list.filter((code) => !known.has(code))).toEqual([]);
  expect(ledger.filter(({ code }) => list.length > 0 && !list.includes(code))).toEqual([]);
  const promised = ledger.reduce((sum, { reserved }) => sum + reserved, 0);
  expect(spent).toBeLessThanOrEqual(20_000);
  expect(promised).toBeLessThanOrEqual(spent);
}

describe("codes of mails", () => {
  it("are one a person and never more than the budget, whatever breaks off where and however walks overlap", async () => {
    const faults = fc.array(fc.constantFrom<Fault>("before", "after", "slow", ...Array(14).fill("none")), {
      minLength: 40,
      maxLength: 200,
    });
    const answers = fc.array(
      fc.constantFrom<SendResult["kind"] | "lost">("sent", "unknown", "refused", "lost"),
      {
        maxLength: 6,
      },
    );
    const workers = fc.integer({ min: 1, max: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ faults, answers, workers, onPlatform: fc.boolean(), isPool: fc.boolean() }),
        async (plan) => expectKept(await played(plan)),
      ),
      { numRuns: ALL ? 100 : 20 },
    );
  });

  // Before and after every second call are all the gaps between two calls: `FAULTS=all` plays them.
  it.each([
    { shop: "a shop that makes its codes", first: 0, where: {} },
    { shop: "a shop whose platform has to know them", first: 2, where: { onPlatform: true } },
    { shop: "a shop with a list", first: 4, where: { isPool: true } },
  ])("are so after a kill between two calls in $shop", async ({ first, where }) => {
    const shop = { answers: [], workers: 1, onPlatform: false, ...where };
    const { calls } = await played({ ...shop, faults: [] });
    expect(calls).toBeGreaterThan(first);
    for (let at = ALL ? 0 : first; at < calls; at += ALL ? 2 : 8)
      for (const kill of ["before", "after"] as const) {
        const faults: Fault[] = [...Array(at).fill("none"), kill];
        const one = await played({ ...shop, faults });
        expectKept(one);
        expect(one.accepted.filter(({ subject }) => subject === "One").length).toBeGreaterThanOrEqual(2);
      }
  }, 300_000);
});
