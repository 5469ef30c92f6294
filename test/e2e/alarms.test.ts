import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transport } from "../../src/adapters/transport.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { isCanary } from "../../src/domain/facts/canary.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { all } from "../support/import.ts";
import { type StoreStack, startStore } from "../support/store-stack.ts";

const NOON = Date.UTC(2026, 2, 2, 9);

let store: StoreStack;
const told: string[] = [];
const projector = { isBroken: false };

/** The functions of the deployment, of which the projector can be broken. */
async function importEntry(entry: string): Promise<{ readonly handler?: unknown }> {
  const loaded = (await import(new URL(`../../${entry}`, import.meta.url).href)) as { handler?: unknown };
  if (entry !== "functions/project.ts" || typeof loaded.handler !== "function") return loaded;
  const { handler } = loaded;
  const handling = async (...told: readonly unknown[]) => {
    if (projector.isBroken) throw new Error("broken");
    return handler(...told);
  };
  return { handler: handling };
}

beforeAll(async () => {
  store = await startStore(NOON, undefined, {
    context: { canary: true },
    log: (line) => void told.push(line),
    importEntry,
  });
  await store.happens(
    { type: "identify", userId: "anna", traits: { email: "anna@shop.example" } },
    { type: "identify", userId: "boris", traits: { email: "boris@shop.example" } },
  );
});
afterAll(() => store.stop());

/** As the page on health has them. */
async function ringing(): Promise<readonly string[]> {
  const { alarms } = await import("../../src/adapters/wiring.ts");
  return (await alarms().all()).flatMap(({ name, state }) => (state === "ringing" ? [name] : []));
}

const documents = () => DynamoDBDocumentClient.from(new DynamoDBClient(transport()));

async function itemsOf(table: "EVENTS_TABLE" | "CUSTOMERS_TABLE") {
  const TableName = store.stack.environment[table] ?? "";
  const pages = await all(paginateScan({ client: documents() }, { TableName }));
  return pages.flatMap(({ Items = [] }) => Items);
}

describe("the alarms of a deployment", () => {
  it("are quiet while the canary's orders come through, of which the night sees nothing", async () => {
    await store.passes("65m");
    expect(await ringing()).toEqual([]);
    const orders = (await itemsOf("EVENTS_TABLE")).filter(({ customer }) =>
      isCanary(customer as CustomerKey),
    );
    expect(orders.length).toBeGreaterThanOrEqual(4);
    await store.passes("24h");
    const { runs } = await import("../../src/adapters/wiring.ts");
    expect((await makeNights(runs()).metrics())?.customers).toBe(2);
    expect(await ringing()).toEqual([]);
  });

  it("ring when a platform's secret is wrong, before it gives up, and say so at the terminal", async () => {
    for (let sent = 0; sent < 3; sent++)
      await fetch(`${store.stack.apiUrl}/webhooks/shopify`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-shopify-topic": "orders/create",
          "x-shopify-hmac-sha256": "bm90IHRoaXMgb25l",
        },
        body: `{"id":${sent}}`,
      });
    await store.stack.settled();
    expect(await ringing()).toEqual(["IngestioningestshopifyRefusals"]);
    expect(told.filter((line) => line.startsWith("alarm: "))).toEqual([
      expect.stringMatching(/Shopify are turned away.*docs\/runbooks\/refusals\.md/),
    ]);
    await store.passes("2h");
    expect(await ringing()).toEqual([]);
  });

  it("ring when a record cannot be read, with the customer's key in the log", async () => {
    await documents().send(
      new UpdateCommand({
        ...{ TableName: store.stack.environment.CUSTOMERS_TABLE, Key: { id: "u:boris" } },
        ...{ UpdateExpression: "SET p = :p", ExpressionAttributeValues: { ":p": Buffer.from("no profile") } },
      }),
    );
    await store.passes("24h");
    expect(await ringing()).toEqual(["NightlyPutAside"]);
    expect(await store.log()).toContain("put aside: the profile of u:boris cannot be read");
  });

  it("ring when orders are taken and not folded, until they are again", async () => {
    projector.isBroken = true;
    await store.passes("65m");
    expect(await ringing()).toContain("CanaryLost");
    projector.isBroken = false;
    await store.passes("30m");
    expect(await ringing()).not.toContain("CanaryLost");
  });
});
