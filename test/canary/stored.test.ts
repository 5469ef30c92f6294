import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeEventStore } from "../../src/adapters/dynamodb/event-store.ts";
import { makeTasteStore } from "../../src/adapters/dynamodb/taste-store.ts";
import { canaryId } from "../../src/app/canary/canary-id.ts";
import { FactImage, toFactItem } from "../../src/contracts/fact-item.ts";
import { CANARY_EXPIRY } from "../../src/contracts/tables.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey, FactId } from "../../src/domain/facts/facts.ts";
import { userKey } from "../../src/domain/facts/identity.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { visit } from "../support/facts.ts";
import { all } from "../support/import.ts";
import { profileOf } from "../support/profiles.ts";

const TODAY = Date.UTC(2026, 2, 1);
const CANARY = userKey(canaryId(TODAY / DAY, { links: ["signs-links"] }));
const ANNA = userKey("anna");
const IN_TWO_DAYS = (TODAY + 2 * DAY) / 1_000;

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
  const { documents, names } = dynamo;
  const [customers, events] = [
    makeCustomerStore(documents, names.customers),
    makeEventStore(documents, names.events),
  ];
  for (const customer of [CANARY, ANNA]) {
    const seen = { ...visit(TODAY), customer, id: "seen" as FactId };
    await events.append([seen]);
    const profile = { ...profileOf(customer, [seen]), firstSeenAt: TODAY };
    await customers.putProfile(customer, { profile }, 0);
    await customers.putProfile(customer, { profile }, 1);
  }
});
afterAll(() => dynamo.stop());

const item = async (table: "events" | "customers", Key: Record<string, string>) =>
  (await dynamo.documents.send(new GetCommand({ TableName: dynamo.names[table], Key }))).Item;

describe("what the tables hold of the canary", () => {
  it("expires after two days, and of nobody else anything does", async () => {
    expect(await item("events", { customer: CANARY, fact: "seen" })).toHaveProperty(
      CANARY_EXPIRY,
      IN_TWO_DAYS,
    );
    expect(await item("customers", { id: CANARY })).toHaveProperty(CANARY_EXPIRY, IN_TWO_DAYS);
    expect(await item("events", { customer: ANNA, fact: "seen" })).not.toHaveProperty(CANARY_EXPIRY);
    expect(await item("customers", { id: ANNA })).not.toHaveProperty(CANARY_EXPIRY);
  });

  it("is found by its key, and by nobody who reads many", async () => {
    const customers = makeCustomerStore(dynamo.documents, dynamo.names.customers);
    expect((await customers.get(CANARY))?.profile?.id).toBe(CANARY);
    const ids = async (found: AsyncIterable<{ readonly profile: { readonly id: CustomerKey } }>) =>
      (await all(found)).map(({ profile }) => profile.id);
    expect(await ids(customers.scan(0, 1))).toEqual([ANNA]);
    expect(await ids(customers.readMany([CANARY, ANNA]))).toEqual([ANNA]);
    expect(await customers.approximateCount()).toBe(1);
    const events = makeEventStore(dynamo.documents, dynamo.names.events);
    expect(await all(events.keys(0, 1))).toEqual([ANNA]);
    expect(await events.approximateCount()).toBe(1);
  });

  it("is no taste", async () => {
    const tastes = makeTasteStore(dynamo.documents, dynamo.names.tastes);
    await tastes.put(CANARY, undefined, 1);
    expect(await tastes.get(CANARY)).toBeUndefined();
  });

  it("is read from the stream as any fact is", () => {
    const fact = { ...visit(TODAY), customer: CANARY, id: "seen" as FactId };
    const image = Object.fromEntries(
      Object.entries(toFactItem(fact)).map(([name, value]) => [
        name,
        typeof value === "number" ? { N: `${value}` } : { S: value },
      ]),
    );
    expect(FactImage.parse(image)).toEqual(fact);
  });
});
