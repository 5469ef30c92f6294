import { createHmac } from "node:crypto";
import { Analytics } from "@segment/analytics-node";
import { Webhook } from "standardwebhooks";
import { DAY } from "../src/domain/basics/calendar.ts";
import type { Deployment } from "./deployment.ts";
import type { Person } from "./people.ts";

export type Sender = ReturnType<typeof makeSender>;

/** Long enough ago to be asleep, by shop.yaml's segment. */
const ORDERED_AGO = 40 * DAY;

/** Sends what people do to the deployed API, as shops' own software would. Every message can be sent again unchanged. */
export function makeSender({ apiUrl, keys, now }: Deployment) {
  const { origin, pathname } = new URL(apiUrl);
  const base = pathname === "/" ? "" : pathname;
  const ordered = new Date(now() - ORDERED_AGO);

  /** Calls through Segment's own client for Node.js; its retries and batching are at work. */
  async function withSegment(send: (analytics: Analytics) => void): Promise<void> {
    const analytics = new Analytics({ writeKey: keys.server, host: origin, path: `${base}/v1/batch` });
    const failures: unknown[] = [];
    analytics.on("error", (failure) => failures.push(failure));
    send(analytics);
    await analytics.closeAndFlush();
    if (failures.length > 0) throw new Error("the Segment client failed", { cause: failures[0] });
  }

  async function post(path: string, body: string, headers: Record<string, string>): Promise<void> {
    const response = await fetch(`${apiUrl}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  }

  const signed = (body: string, key: string) => createHmac("sha256", key).update(body).digest("base64");

  const orders: Readonly<Record<Person["source"], (person: Person) => Promise<void>>> = {
    segment: ({ userId, spends }) =>
      withSegment((analytics) =>
        analytics.track({
          userId,
          messageId: `ordered-${userId}`,
          timestamp: ordered,
          event: "Order Completed",
          properties: {
            ...{ order_id: `o-${userId}`, total: spends, currency: "EUR" },
            products: [{ product_id: "p1", name: "Earl Grey", category: "Tea", price: spends, quantity: 1 }],
          },
        }),
      ),
    shopify: ({ userId, email, spends }) => {
      const body = JSON.stringify({
        ...{ id: `o-${userId}`, email, currency: "EUR", total_price: spends.toFixed(2) },
        ...{ created_at: ordered.toISOString(), updated_at: ordered.toISOString() },
        line_items: [
          { product_id: 1, title: "Cup", vendor: "Potter", price: spends.toFixed(2), quantity: 1 },
        ],
      });
      return post("/webhooks/shopify", body, {
        "x-shopify-topic": "orders/create",
        "x-shopify-webhook-id": `ordered-${userId}`,
        "x-shopify-hmac-sha256": signed(body, keys.shopify),
      });
    },
    woocommerce: ({ userId, email, spends }) => {
      const at = ordered.toISOString().slice(0, 19);
      const body = JSON.stringify({
        ...{ id: `o-${userId}`, status: "completed", currency: "EUR", total: spends.toFixed(2) },
        ...{ date_created_gmt: at, date_modified_gmt: at, billing: { email } },
        line_items: [{ product_id: 7, name: "Samovar", price: spends, quantity: 1 }],
      });
      return post("/webhooks/woocommerce", body, {
        "x-wc-webhook-topic": "order.created",
        "x-wc-webhook-signature": signed(body, keys.woocommerce),
      });
    },
    standard: ({ userId, email, spends }) => {
      const at = ordered.toISOString();
      const body = JSON.stringify({
        type: "order.placed",
        timestamp: at,
        data: {
          customer: { user_id: userId, email },
          ...{ order_id: `o-${userId}`, total: spends, currency: "EUR", placed_at: at },
        },
      });
      const id = `ordered-${userId}`;
      const sentAt = new Date(now());
      return post("/webhooks/standard", body, {
        "webhook-id": id,
        "webhook-timestamp": `${Math.floor(sentAt.getTime() / 1000)}`,
        "webhook-signature": new Webhook(keys.standard).sign(id, sentAt, body),
      });
    },
  };

  return {
    /** Tells who they are, on the shop's site. */
    introduces: (people: readonly Person[]) =>
      withSegment((analytics) => {
        for (const { userId, email, timeZone, consents } of people)
          analytics.identify({
            userId,
            messageId: `known-${userId}`,
            traits: {
              ...{ email, timezone: timeZone, locale: "en" },
              ...(consents && { marketing_consent: { granted: true, source: "end-to-end scenario" } }),
            },
          });
      }),
    orders: async (person: Person) => orders[person.source](person),
    visits: (people: readonly Person[]) =>
      withSegment((analytics) => {
        for (const { userId } of people) analytics.page({ userId, name: "Home" });
      }),
    /** Puts their names on a list for news, which begins a chain. */
    subscribes: (people: readonly Person[]) =>
      withSegment((analytics) => {
        for (const { userId } of people)
          analytics.track({ userId, event: "Signed Up", properties: { entry: "news" } });
      }),
  };
}
