import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counted } from "../../src/adapters/consumption.ts";
import { makeBudgetStore } from "../../src/adapters/dynamodb/budget-store.ts";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { makePoolStore } from "../../src/adapters/dynamodb/pool-store.ts";
import { makeTillBatches } from "../../src/adapters/dynamodb/till-batches.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeBudgetBlocks } from "../../src/app/offers/budget-blocks.ts";
import { makeChangeCode } from "../../src/app/offers/change-code.ts";
import { makeCheckCode } from "../../src/app/offers/check-code.ts";
import { makeIssueCode } from "../../src/app/offers/issue-code.ts";
import { makeOnTill, makePutOnTill } from "../../src/app/offers/put-on-till.ts";
import { makeRedeemCode } from "../../src/app/offers/redeem-code.ts";
import { makeVoidCode } from "../../src/app/offers/void-code.ts";
import { UNITS } from "../../src/contracts/cost/offers.ts";
import { DAY, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import type { ChosenOffer } from "../../src/domain/offers/offers.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { codedShop } from "../support/coded-shops.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { KEYS } from "../support/ingest.ts";
import { published } from "../support/tills.ts";
import { unitsOf } from "../support/units.ts";

/** Codes of one walk, which are one batch for the platform. */
const MANY = 48;
const BUDGET = { amount: 1_000_000, per: "month" } as const;
const ownCodes = codedShop({ steps: [] }, { budget: BUDGET });
const listed = codedShop(
  { steps: [] },
  { budget: BUDGET, code: { pool: true, bound: "customer", on_cancel: "release" } },
);
const chosen: ChosenOffer = {
  offer: "thanks",
  variant: "universal",
  tier: "standard",
  reason: "a test",
  validUntil: NOON + 30 * DAY,
  benefit: { kind: "amount", amount: 10_000 },
};

/** What an offer whose worth is reserved whole never asks. */
const UNUSED = { rates: async () => ({}) };

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
  counted(dynamo.documents);
});
afterAll(() => dynamo.stop());

async function shop(bundle: Bundle = ownCodes) {
  const { documents, names } = dynamo;
  const clock = { now: () => NOON };
  const codes = makeCodeStore(documents, names.journal);
  const budgets = makeBudgetStore(documents, names.journal);
  const pools = makePoolStore(documents, names.journal);
  const runs = { start: async () => "started" as const };
  const batches = makeTillBatches(documents, names.journal, clock, runs);
  const secrets = { keys: async () => ({ ...KEYS, links: ["the-links-key"] }) };
  const config = makeMemoryConfigStore();
  await config.publish(published(bundle));
  const till = { codes, budgets, customers: makeMemoryCustomerStore(), config, secrets, clock };
  const change = makeChangeCode({ codes });
  return {
    codes,
    pools,
    /** Each customer's code, as a walk issues them. */
    async issue(names: readonly string[]): Promise<readonly Code[]> {
      const blocks = makeBudgetBlocks(budgets);
      const issueCode = makeIssueCode({ ...{ codes, pools, budgets: blocks, secrets, clock }, ...UNUSED });
      const given: Code[] = [];
      for (const name of names) {
        const result = await issueCode({ customer: keyOf(name), chosen, bundle });
        if (result.kind !== "none") given.push(result.code);
      }
      await blocks.close();
      return given;
    },
    putOnTill: makePutOnTill({ codes, batches }),
    onTill: makeOnTill({ batches }),
    sent: (code: Code) => change(code.code, { kind: "sent", at: NOON }),
    check: makeCheckCode(till),
    redeem: makeRedeemCode(till),
    told: ({ code }: Code, order: string) =>
      change(code, {
        kind: "redeemed",
        told: "order",
        order,
        at: NOON + MINUTE,
        amount: 10_000,
        total: 90_000,
      }),
    cancelled: ({ code }: Code, order: string) =>
      makeVoidCode({ codes, budgets })({ code, order, told: "order", at: NOON + DAY, bundle }),
  };
}

const asked = ({ code, customer }: Code) => ({
  ...{ code, person: { key: customer }, order: `order-of-${code}` },
  basket: { items: [], total: 1_000 },
});

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}-${at}`);

describe("units of the tables", () => {
  it("of a check are two to read at most, of a redemption two to read and two to write", async () => {
    const { issue, sent, check, redeem } = await shop();
    const [code] = await issue(["ann"]);
    if (!code) throw new Error("no code was issued");
    await sent(code);
    // The config is kept for a minute.
    await check(asked(code));
    expect(await unitsOf(() => check(asked(code)))).toMatchObject({ readUnits: 0.5, writeUnits: 0 });
    await redeem(asked({ ...code, code: "THX-NOBODYS" }));
    const redeemed = await unitsOf(() => redeem(asked(code)));
    expect(redeemed).toMatchObject({ readUnits: 0.5, writeUnits: 1, result: { kind: "good" } });
    // Of another order, whose no is said by a strong read, and of a stranger, whose try is counted.
    const used = await unitsOf(() => check({ ...asked(code), order: "another" }));
    expect(used).toMatchObject({ readUnits: 1.5, writeUnits: 0, result: { why: "already-used" } });
    const [own] = await issue(["ben"]);
    if (!own) throw new Error("no code was issued");
    const strange = await unitsOf(() => check({ ...asked(own), person: { id: "cat" } }));
    expect(strange.result).toMatchObject({ why: "not-yours" });
    expect(strange.readUnits).toBeLessThanOrEqual(2);
    expect(strange.writeUnits).toBeLessThanOrEqual(2);
  });

  it("of a code's whole life, from the walk to its order, are five to write at most", async () => {
    const { issue, sent, redeem, told } = await shop();
    const { result: codes, ...issued } = await unitsOf(() => issue(names("own", MANY)));
    const uses = await unitsOf(async () => {
      for (const code of codes) {
        await sent(code);
        await redeem(asked(code));
        await told(code, `order-of-${code.code}`);
      }
    });
    expect((issued.writeUnits + uses.writeUnits) / MANY).toBeLessThanOrEqual(4.2);
    // Of a walk of one the budget is a write of its own, given back nothing.
    expect((await unitsOf(() => issue(["alone"]))).writeUnits).toBe(2);
  });

  it("of a code on the shop's platform are five at most too, and one more where its order is cancelled", async () => {
    const { codes: store, issue, putOnTill, onTill, sent, told, cancelled } = await shop();
    const whole = await unitsOf(async () => {
      const codes = await issue(names("platform", MANY));
      await putOnTill(codes);
      for (const { code } of codes) {
        const named = await store.get(code);
        if (named) await onTill(named);
      }
      for (const code of codes) await sent(code);
      return codes;
    });
    const uses = await unitsOf(async () => {
      for (const code of whole.result) await told(code, `order-of-${code.code}`);
    });
    expect(whole.writeUnits / MANY).toBeLessThanOrEqual(UNITS.code.writeUnits);
    expect(whole.readUnits / MANY).toBeLessThanOrEqual(UNITS.code.readUnits);
    expect((whole.writeUnits + uses.writeUnits) / MANY).toBeLessThanOrEqual(4.3);
    expect(uses.writeUnits / MANY).toBeLessThanOrEqual(UNITS.use.writeUnits);
    const [code] = whole.result;
    if (!code) throw new Error("no code was issued");
    expect((await unitsOf(() => cancelled(code, `order-of-${code.code}`))).writeUnits).toBe(1);
  });

  it("of a code of a list are five to write more: uploaded in two, and taken out of it", async () => {
    const [own, ofList] = [await shop(), await shop(listed)];
    const list = names("LIST", MANY).map((name) => `${name}-7QK2M9PX`);
    const uploaded = await unitsOf(() => ofList.pools.add("thanks", list));
    const made = await unitsOf(() => own.issue(names("makes", MANY)));
    const given = await unitsOf(() => ofList.issue(names("takes", MANY)));
    expect(given.result).toHaveLength(MANY);
    const more = (of: "readUnits" | "writeUnits") => (uploaded[of] + given[of] - made[of]) / MANY;
    expect(more("writeUnits")).toBeLessThanOrEqual(UNITS.listed.writeUnits);
    expect(more("readUnits")).toBeLessThanOrEqual(UNITS.listed.readUnits);
  });
});
