import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeBudgetStore } from "../../src/adapters/dynamodb/budget-store.ts";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { makeIssueCode } from "../../src/app/offers/issue-code.ts";
import { makeVoidCode } from "../../src/app/offers/void-code.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { ChosenOffer } from "../../src/domain/offers/offers.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop } from "../support/coded-shops.ts";
import { codeWith } from "../support/codes.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { KEYS } from "../support/ingest.ts";
import { makeRandom } from "./faults.ts";

const COUNTER = "offer:thanks@ever";
const FACE = 10_000;
const LIMIT = 3 * FACE;
const bundle = codedShop({ steps: [] }, { budget: { amount: LIMIT / 100, per: "ever" } });
const chosen: ChosenOffer = {
  ...{
    offer: "thanks",
    variant: "universal",
    tier: "standard",
    reason: "a test",
    validUntil: NOON + 9 * DAY,
  },
  benefit: { kind: "amount", amount: FACE },
};

/** What an offer without a list, whose worth is reserved whole, never asks. */
const UNUSED = { pools: makeMemoryPoolStore(), rates: async () => ({}) };

let dynamo: TestDynamo;
beforeEach(async () => {
  dynamo = await startDynamo();
});
afterEach(() => dynamo.stop());

function ledger({ documents, names }: TestDynamo) {
  const codes = makeCodeStore(documents, names.journal);
  const budgets = makeBudgetStore(documents, names.journal);
  const secrets = { keys: async () => ({ ...KEYS, links: ["the-links-key"] }) };
  const issueCode = makeIssueCode({ ...{ codes, budgets, secrets, clock: { now: () => NOON } }, ...UNUSED });
  return {
    ...{ codes, budgets },
    issue: (who: string) => issueCode({ customer: keyOf(who), chosen, bundle }),
    issued: async () => (await budgets.counters())[COUNTER]?.issued ?? 0,
  };
}

/** Answers of writes are lost where `isLost` says so; the SDK makes those calls again. */
function losing(documents: DynamoDBDocumentClient, isLost: (command: string) => boolean): void {
  documents.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (request) => {
        const answer = await next(request);
        if (!/^(Put|Update)/.test(commandName) || !isLost(commandName)) return answer;
        throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
      },
    { step: "finalizeRequest", priority: "low", name: "losing", override: true },
  );
}

/** The first write of a kind loses its answer. */
function losingFirst(documents: DynamoDBDocumentClient, command: RegExp): void {
  let isOver = false;
  losing(documents, (name) => {
    if (isOver || !command.test(name)) return false;
    isOver = true;
    return true;
  });
}

describe("a budget of three codes", () => {
  it("is three of fifty claimants' in the same second, whatever answers are lost", async () => {
    const { issue, issued, codes } = ledger(dynamo);
    const random = makeRandom(7);
    losing(dynamo.documents, () => random.next() < 0.1);
    const names = Array.from({ length: 50 }, (_, index) => `c${index}`);
    const answers = await Promise.allSettled(names.map(issue));
    losing(dynamo.documents, () => false);
    const all = await allCodes(codes);
    const given = answers.flatMap((one) =>
      one.status === "fulfilled" && one.value.kind !== "none" ? [one.value.code.code] : [],
    );
    expect(all.length).toBeLessThanOrEqual(3);
    expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining(given));
    expect(await issued()).toBeLessThanOrEqual(LIMIT);
    expect(await issued()).toBeGreaterThanOrEqual(all.length * FACE);
    expect(answers.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  });

  it("still has what a code is reserved for that was written and not heard of", async () => {
    const { issue, issued, codes } = ledger(dynamo);
    losingFirst(dynamo.documents, /^Put/);
    expect(await issue("ann")).toMatchObject({ kind: "repeated" });
    expect(await issued()).toBe(FACE);
    // Whoever comes later by an older look gives back its own.
    const { get } = codes;
    const late = {
      ...codes,
      get: (code: string) => (looks++ === 0 ? Promise.resolve(undefined) : get(code)),
    };
    let looks = 0;
    const { budgets } = ledger(dynamo);
    const secrets = { keys: async () => ({ ...KEYS, links: ["the-links-key"] }) };
    const clock = { now: () => NOON + 1 };
    const again = makeIssueCode({ ...{ codes: late, budgets, secrets, clock }, ...UNUSED });
    expect(await again({ customer: keyOf("ann"), chosen, bundle })).toMatchObject({ kind: "repeated" });
    expect(await issued()).toBe(FACE);
  });

  it("is given back once what was given back and not heard of", async () => {
    const { budgets, issued } = ledger(dynamo);
    await budgets.reserve([{ counter: COUNTER, limit: LIMIT }], LIMIT);
    losingFirst(dynamo.documents, /^Update/);
    await expect(budgets.giveBack([COUNTER], FACE)).rejects.toThrow("its answer was lost");
    expect(await issued()).toBe(2 * FACE);
  });

  it("pays for a code again that its void order gave back and nobody heard of", async () => {
    const { budgets, codes, issued } = ledger(dynamo);
    await budgets.reserve([{ counter: COUNTER, limit: LIMIT }], FACE);
    const redemption = { order: "o1", amount: 4_000, at: NOON };
    const inBudget = { counters: [COUNTER], reserved: FACE, issuedAt: NOON };
    await codes.put(codeWith("THX-AAAAAAA2", inBudget, { stage: "redeemed", redemption }));
    losingFirst(dynamo.documents, /^Put/);
    const voided = await makeVoidCode({ codes, budgets })({
      ...{ code: "THX-AAAAAAA2", order: "o1", told: "till", at: NOON, bundle },
    });
    expect(voided).toMatchObject({ kind: "same", code: { stage: "released", reserved: FACE + 6_000 } });
    expect(await issued()).toBe(FACE + 6_000);
  });

  it("has nothing reserved a second time for a code that another order still uses", async () => {
    const { budgets, codes, issued } = ledger(dynamo);
    await budgets.reserve([{ counter: COUNTER, limit: LIMIT }], FACE);
    const redemption = { order: "o1", amount: 4_000, at: NOON };
    const used = { stage: "redeemed", redemption, extra: [{ order: "o2", amount: 4_000 }] } as const;
    await codes.put(codeWith("THX-AAAAAAA2", { counters: [COUNTER], reserved: FACE, issuedAt: NOON }, used));
    await makeVoidCode({ codes, budgets })({
      ...{ code: "THX-AAAAAAA2", order: "o1", told: "order", at: NOON, bundle },
    });
    expect(await issued()).toBe(FACE);
  });
});
