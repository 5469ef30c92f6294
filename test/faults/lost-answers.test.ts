import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeBudgetStore } from "../../src/adapters/dynamodb/budget-store.ts";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { makeConfigStore } from "../../src/adapters/dynamodb/config-store.ts";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { makeRunStore } from "../../src/adapters/dynamodb/run-store.ts";
import { makeChangeCode } from "../../src/app/offers/change-code.ts";
import { taken } from "../../src/domain/offers/budgets/budget.ts";
import { keyOf, NOON, send } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { allCodes, chosenWith, offerWorld, shopWith } from "../support/offers.ts";

let dynamo: TestDynamo;
beforeEach(async () => {
  dynamo = await startDynamo();
});
afterEach(() => dynamo.stop());

/** From here on the first answer to every write that changes something is lost, once: the SDK makes the call again. */
function losing(documents: DynamoDBDocumentClient, writes: readonly string[]): void {
  documents.middlewareStack.add(
    (next, context) => {
      let lost = false;
      return async (request) => {
        const answer = await next(request);
        if (lost || !writes.includes(context.commandName ?? "")) return answer;
        lost = true;
        throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
      };
    },
    { step: "finalizeRequest", priority: "low" },
  );
}

describe("a conditional write whose answer is lost, and which the SDK makes again", () => {
  it("gives the lease to whoever has taken it", async () => {
    losing(dynamo.documents, ["UpdateCommand", "UpdateItemCommand"]);
    const runs = makeRunStore(dynamo.documents, dynamo.names.config);
    const lease = await runs.acquireLease("me", 0, 1_000);
    expect(lease).toBeDefined();
    expect(await runs.holdsLease(lease?.fence ?? 0)).toBe(true);
    expect(await runs.acquireLease("you", 0, 1_000)).toBeUndefined();
  });

  it("publishes a version once", async () => {
    losing(dynamo.documents, ["PutCommand", "PutItemCommand"]);
    const config = makeConfigStore(dynamo.documents, dynamo.names.config);
    const content = { by: "me", publishedAt: 0, digest: "d", files: {}, bundle: bundleWith() };
    expect(await config.publish(content)).toMatchObject({ version: 1 });
    expect(await config.history()).toHaveLength(1);
  });

  it("claims a mail for whoever has claimed it, and for nobody else", async () => {
    losing(dynamo.documents, ["PutCommand", "PutItemCommand"]);
    const journal = makeJournal(dynamo.documents, dynamo.names.journal);
    const mail = send(keyOf("ann"), "send-1");
    expect(await journal.claim(mail, undefined)).toEqual({ result: "claimed" });
    expect(await journal.claim(mail, undefined)).toEqual({ result: "taken" });
    expect(await journal.sends(keyOf("ann"))).toEqual([mail]);
  });

  it("issues a code to whoever has put it, and keeps what was reserved for it", async () => {
    losing(dynamo.documents, ["PutCommand", "PutItemCommand"]);
    const [codes, budgets] = [
      makeCodeStore(dynamo.documents, dynamo.names.journal),
      makeBudgetStore(dynamo.documents, dynamo.names.journal),
    ];
    const { issue } = offerWorld({ codes, budgets });
    const asking = { customer: keyOf("ann"), offer: chosenWith(), bundle: shopWith() };
    expect(await issue(asking)).toMatchObject({ kind: "issued", code: { reserved: 500 } });
    const change = makeChangeCode({ codes });
    const { code } = (await allCodes(codes))[0] ?? { code: "" };
    const redeemed = { kind: "redeemed", order: "o1", amount: 500, at: NOON } as const;
    expect(["changed", "same"]).toContain((await change(code, redeemed)).kind);
    expect(await codes.get(code)).toMatchObject({ stage: "redeemed", revision: 2 });
    expect(taken((await budgets.counters())["all@2026-03"])).toBe(500);
  });

  it("may reserve twice, and never gives back twice", async () => {
    losing(dynamo.documents, ["UpdateCommand", "UpdateItemCommand"]);
    const budgets = makeBudgetStore(dynamo.documents, dynamo.names.journal);
    const claim = { counter: "all@2026-03", limit: 5_000 };
    expect(await budgets.reserve([claim], 500)).toBe("reserved");
    const { issued = 0 } = (await budgets.counters())[claim.counter] ?? {};
    expect([500, 1_000]).toContain(issued);
    await budgets.giveBack([claim.counter], 300);
    expect((await budgets.counters())[claim.counter]?.back).toBe(300);
  });
});
