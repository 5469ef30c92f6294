import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeReferralStore } from "../../src/adapters/dynamodb/referral-store.ts";
import { makeMemoryReferralStore } from "../../src/adapters/memory/referral-store.ts";
import type { ReferralStore } from "../../src/ports/referrals.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { key } from "../support/facts.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => ReferralStore> = {
  memory: makeMemoryReferralStore,
  DynamoDB: () =>
    heldToActions("referrals", dynamo.endpoint, (documents) =>
      makeReferralStore(documents, dynamo.names.journal),
    ),
};

describe.each(Object.entries(STORES))("referral codes in %s", (_, open) => {
  it("are nobody's until they are named, and each its own customer's", async () => {
    const store = open();
    expect(await store.find("FRIEND-7F3K9Q2M")).toBeUndefined();
    await store.name("FRIEND-7F3K9Q2M", key("u:anna"));
    await store.name("FRIEND-00000000", key("u:boris"));
    expect(await store.find("FRIEND-7F3K9Q2M")).toBe("u:anna");
    expect(await store.find("FRIEND-00000000")).toBe("u:boris");
    expect(await store.find("FRIEND-7F3K9Q2")).toBeUndefined();
  });

  it("stay whose they were first, whoever names them again, and by however many at once", async () => {
    const store = open();
    await store.name("FRIEND-ABCDEFGH", key("u:anna"));
    await store.name("FRIEND-ABCDEFGH", key("u:anna"));
    await store.name("FRIEND-ABCDEFGH", key("u:mallory"));
    expect(await store.find("FRIEND-ABCDEFGH")).toBe("u:anna");
    const claimants = Array.from({ length: 8 }, (_, n) => key(`u:${n}`));
    await Promise.all(claimants.map((one) => store.name("FRIEND-11111111", one)));
    const owner = await store.find("FRIEND-11111111");
    expect(claimants).toContain(owner);
    await Promise.all(claimants.map((one) => store.name("FRIEND-11111111", one)));
    expect(await store.find("FRIEND-11111111")).toBe(owner);
  });
});
