import { afterAll, beforeAll, expect, it } from "vitest";
import { counted } from "../../src/adapters/consumption.ts";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { makeLookupStore } from "../../src/adapters/dynamodb/lookup-store.ts";
import { makeReferralStore } from "../../src/adapters/dynamodb/referral-store.ts";
import { makeWalletStore } from "../../src/adapters/dynamodb/wallet-store.ts";
import { makeNoteLookups } from "../../src/app/people/note-lookups.ts";
import { makeFindPeople } from "../../src/app/report/customer/find-people.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { dynamoStores } from "../support/dynamo-stores.ts";
import { fact, order, START } from "../support/facts.ts";
import { NO_CONFIG, secrets, world } from "../support/projecting.ts";
import { unitsOf } from "../support/units.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
  counted(dynamo.documents);
});
afterAll(() => dynamo.stop());

it("an order of Segment's protocol costs one write unit more, another page view nothing", async () => {
  const { documents, names } = dynamo;
  const lookups = makeLookupStore(documents, names.journal);
  const noteLookups = makeNoteLookups({ lookups, secrets });
  const stores = dynamoStores(dynamo);
  const shop = world(stores);
  await shop.tell([fact("identified", { name: "Ann", phone: "+7 912 345-67-89" })]);
  const profile = await shop.profile("u:1");
  if (!profile) throw new Error("nobody was folded");
  const after = { profile };
  const placed = order("A-1", START, 1_000, { source: "segment" });
  const costs = async (facts: Parameters<typeof noteLookups>[0]["facts"]) => {
    const { readUnits, writeUnits } = await unitsOf(() => noteLookups({ before: after, after, facts }));
    return { readUnits, writeUnits };
  };
  expect(await costs([placed])).toEqual({ readUnits: 0, writeUnits: 1 });
  expect(await costs([fact("visited", {})])).toEqual({ readUnits: 0, writeUnits: 0 });
  expect(await unitsOf(() => noteLookups({ after, facts: [] }))).toMatchObject({ writeUnits: 1 });
  const find = makeFindPeople({
    ...{ ...shop, lookups, config: NO_CONFIG, secrets },
    codes: makeCodeStore(documents, names.journal),
    referrals: makeReferralStore(documents, names.journal),
    wallets: makeWalletStore(documents, names.journal),
  });
  const found = await unitsOf(() => find("A-1"));
  expect(found.result.candidates).toMatchObject([{ id: "u:1", by: ["order"] }]);
  expect(found.readUnits).toBeLessThanOrEqual(12);
});
