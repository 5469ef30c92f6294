import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TABLE_NAMES } from "../../src/domain/analysts/tables.ts";
import { rowsIn } from "../support/analyst-tables.ts";
import { type StoreStack, startStore } from "../support/store-stack.ts";

/** Occurs in every piece of personal data here, and nowhere else. */
const CANARY = /c4n4ry|203\.0\.113\.77/i;
const NOON = Date.UTC(2026, 2, 2, 9);
const noHoldouts = (text: string) => text.replace(/holdout_percent: \d+/, "holdout_percent: 0");

/** What state machines hand to functions and get from them: it stays in execution histories for 90 days. */
const payloads: string[] = [];
const inMachines = /^functions\/(nightly-|chain-step)/;

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

async function recorded(entry: string) {
  const { handler } = (await import(new URL(`../../${entry}`, import.meta.url).href)) as { handler: Handler };
  if (!inMachines.test(entry)) return { handler };
  return {
    handler: async (event: unknown, context: unknown) => {
      payloads.push(JSON.stringify(event));
      const answer = await handler(event, context);
      payloads.push(JSON.stringify(answer ?? null));
      return answer;
    },
  };
}

let store: StoreStack;

/** Shops use addresses as ids: then the id is personal data too. */
const people = ["user-1", "id-c4n4ry@example.com"].map((userId, index) => ({
  userId,
  email: `mail-c4n4ry-${index}@example.com`,
}));

beforeAll(async () => {
  store = await startStore(NOON, noHoldouts, { importEntry: recorded });
  const context = {
    ip: "203.0.113.77",
    userAgent: "Agent/C4n4ry",
    page: { url: "https://s.example/?c4n4ry" },
  };
  for (const { userId, email } of people) {
    const traits = {
      ...{ email, name: "Ann C4n4ry {{ 7 | times: 7 }}", phone: "+49-c4n4ry", address: { country: "DE" } },
      marketing_consent: { granted: true, source: "form c4n4ry", text: "Yes c4n4ry", ip: "203.0.113.77" },
    };
    const product = { product_id: "c4n4ry-tea", name: "C4n4ry Tea", category: "tea", price: 390 };
    await store.happens(
      { type: "identify", userId, anonymousId: `anon-c4n4ry-${userId}`, traits, context },
      { type: "track", userId, event: "Signed Up", properties: { entry: "registration" }, context },
      { type: "track", userId, event: "Product Added", properties: { cart_id: "c4n4ry-cart", ...product } },
    );
  }
  await store.passes("3d");
  for (const { userId } of people) {
    const order = { order_id: `c4n4ry-order-${userId}`, total: 390, currency: "RUB" };
    await store.happens({ type: "track", userId, event: "Order Completed", properties: order, context });
  }
  await refusedRequests();
  const [mail] = await store.mailsTo(people[0]?.email ?? "");
  const link = /https?:\/\/\S+\/u\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
  await fetch(link, { method: "POST", body: "List-Unsubscribe=One-Click" });
  await store.passes("40d");
});

afterAll(() => store.stop());

/** Each with personal data in the part that is wrong. */
async function refusedRequests(): Promise<void> {
  const url = store.stack.apiUrl;
  const headers = { "content-type": "application/json", "x-write-key": store.stack.serverKey };
  const send = (path: string, body: string, more = {}) =>
    fetch(url + path, { method: "POST", headers: { ...headers, ...more }, body });
  await send("/v1/track", '{"userId": "c4n4ry", "email": "c4n4ry@example.com", }');
  await send("/v1/track", '{"type": "track", "traits": {"email": "c4n4ry"}}');
  await send("/v1/c4n4ry", "{}");
  await send("/v1/track", "c4n4ry", { "content-encoding": "c4n4ry" });
  await send("/v1/track", "{}", { "x-write-key": "c4n4ry" });
  for (const shop of ["shopify", "woocommerce", "standard"]) {
    await send(`/webhooks/${shop}`, '{"email": "c4n4ry@example.com"}', { "webhook-id": "c4n4ry" });
  }
  await fetch(`${url}/u/c4n4ry`);
}

async function itemsOf(table: string): Promise<readonly string[]> {
  const client = new DynamoDBClient({});
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  return Items.map((item) => JSON.stringify(item));
}

const betrayed = (texts: readonly string[]) => texts.filter((text) => CANARY.test(text));

describe("personal data", () => {
  it("reached the mails: the canary was alive", async () => {
    for (const { email } of people) {
      const mails = await store.mailsTo(email);
      expect(mails.length).toBeGreaterThan(0);
      expect(betrayed(mails.map(({ text }) => text)).length).toBeGreaterThan(0);
    }
    const { CUSTOMERS_TABLE = "", EVENTS_TABLE = "" } = store.stack.environment;
    expect(betrayed(await itemsOf(CUSTOMERS_TABLE))).not.toEqual([]);
    expect(betrayed(await itemsOf(EVENTS_TABLE))).not.toEqual([]);
  });

  it("is in no line of the log", async () => {
    const lines = (await store.log()).split("\n");
    expect(lines.length).toBeGreaterThan(50);
    expect(betrayed(lines)).toEqual([]);
  });

  it("is in no execution history", () => {
    expect(payloads.length).toBeGreaterThan(100);
    expect(betrayed(payloads)).toEqual([]);
  });

  it("is in no file for analysts, though everybody is", async () => {
    const { analystFiles } = await import("../../src/adapters/wiring.ts");
    const rows = await Promise.all(TABLE_NAMES.map((table) => rowsIn(analystFiles(), table)));
    const [customers = []] = rows;
    const named = new Set(customers.map(({ customer }) => customer));
    expect(named.size).toBeGreaterThanOrEqual(people.length);
    expect(rows[TABLE_NAMES.indexOf("sends")]?.length).toBeGreaterThan(0);
    // What the shop sells is nobody's.
    const told = rows.flat().map(({ last_category, ...row }) => JSON.stringify(row));
    expect(betrayed(told)).toEqual([]);
  });

  it("is in no table but those of events and customers", async () => {
    const { TASTES_TABLE = "", JOURNAL_TABLE = "", CONFIG_TABLE = "" } = store.stack.environment;
    const all = await Promise.all([TASTES_TABLE, JOURNAL_TABLE, CONFIG_TABLE].map(itemsOf));
    // What the shop sells is nobody's.
    const items = all.flat().filter((item) => !item.includes('"catalogue#'));
    expect(items.length).toBeGreaterThan(10);
    expect(betrayed(items)).toEqual([]);
  });
});
