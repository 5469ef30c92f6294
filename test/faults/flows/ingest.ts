import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { LOCAL_KEYS } from "../../../local/secrets.ts";
import { requestEvent } from "../../support/ingest-server.ts";
import type { Cloud } from "../cloud.ts";
import { lambdaContext } from "../containers.ts";
import type { Flow } from "../flow.ts";
import { stateOf } from "../state.ts";
import { CONFIG, NOON, publish } from "./shop.ts";

type Request = Parameters<typeof requestEvent>[0];
const MOST_TRIES = 12;

/** As those who send webhooks do: again until somebody has said that it was taken. */
export async function post(cloud: Cloud, module: string, request: Request): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = await cloud.call(module, "handler", requestEvent(request), lambdaContext(module)).then(
      (value) => value as { readonly statusCode: number; readonly body: string },
      () => ({ statusCode: 502, body: "" }),
    );
    if (answer.statusCode < 300) return;
    if (answer.statusCode < 500) throw new Error(`refused: ${answer.statusCode} ${answer.body}`);
  }
  throw new Error(`not taken in ${MOST_TRIES} tries`);
}

/** The facts of what was accepted are there, once, and the profiles are made of them. */
function ingesting(name: string, module: string, requests: readonly Request[]): Flow {
  return {
    name,
    about: [module],
    at: NOON,
    arrange: (cloud) => publish(cloud, CONFIG),
    async act(cloud) {
      for (const request of requests) await post(cloud, module, request);
    },
    outcome: stateOf,
  };
}

const JSON_TYPE = { "content-type": "application/json" };
const hmac = (body: string, secret: string) => createHmac("sha256", secret).update(body).digest("base64");

function shopify(topic: string, id: string, body: object): Request {
  const text = JSON.stringify(body);
  return {
    path: "/webhooks/shopify",
    body: text,
    headers: {
      ...JSON_TYPE,
      "x-shopify-topic": topic,
      "x-shopify-hmac-sha256": hmac(text, LOCAL_KEYS.shopify),
      "x-shopify-shop-domain": "demo.myshopify.com",
      "x-shopify-webhook-id": id,
    },
  };
}

function woo(topic: string, body: object): Request {
  const text = JSON.stringify(body);
  return {
    path: "/webhooks/woocommerce",
    body: text,
    headers: {
      ...JSON_TYPE,
      "x-wc-webhook-topic": topic,
      "x-wc-webhook-signature": hmac(text, LOCAL_KEYS.woocommerce),
    },
  };
}

function standard(id: string, body: object): Request {
  const text = JSON.stringify(body);
  return {
    path: "/webhooks/standard",
    body: text,
    headers: {
      ...JSON_TYPE,
      "webhook-id": id,
      "webhook-timestamp": `${NOON / 1_000}`,
      "webhook-signature": new Webhook(LOCAL_KEYS.standard).sign(id, new Date(NOON), text),
    },
  };
}

const segment = (batch: readonly object[]): Request => ({
  path: "/v1/batch",
  body: JSON.stringify({ batch, writeKey: LOCAL_KEYS.server }),
  headers: JSON_TYPE,
});

const AT = new Date(NOON - 60_000).toISOString();
const consent = { granted: true, source: "footer" };

export const INGEST: readonly Flow[] = [
  ingesting("Segment events", "functions/ingest-segment.ts", [
    segment([
      { type: "page", messageId: "m1", anonymousId: "browser", timestamp: AT },
      {
        type: "identify",
        messageId: "m2",
        anonymousId: "browser",
        userId: "ann",
        timestamp: AT,
        traits: { email: "ann@example.com", marketing_consent: consent },
      },
      {
        type: "track",
        messageId: "m3",
        userId: "ann",
        event: "Order Completed",
        timestamp: AT,
        properties: { order_id: "A1", total: 1_200, currency: "RUB", products: [] },
      },
    ]),
    segment([{ type: "page", messageId: "m4", userId: "ann", timestamp: AT }]),
  ]),
  ingesting("Shopify webhooks", "functions/ingest-shopify.ts", [
    shopify("orders/create", "w1", {
      id: 820982911946154500,
      email: "bob@example.com",
      created_at: AT,
      processed_at: AT,
      updated_at: AT,
      currency: "RUB",
      total_price: "403.00",
      line_items: [{ id: 1, product_id: 2, title: "Tea", quantity: 2, price: "199.00" }],
      customer: { id: 207119551, email: "bob@example.com", updated_at: AT },
    }),
    shopify("refunds/create", "w2", {
      id: 1,
      order_id: 820982911946154500,
      created_at: AT,
      transactions: [{ kind: "refund", status: "success", amount: "10.00", currency: "RUB" }],
    }),
  ]),
  ingesting("WooCommerce webhooks", "functions/ingest-woocommerce.ts", [
    woo("order.created", {
      id: 727,
      status: "processing",
      currency: "RUB",
      date_created_gmt: AT.slice(0, 19),
      date_modified_gmt: AT.slice(0, 19),
      total: "2900.00",
      customer_id: 25,
      billing: { first_name: "Anna", email: "anna@example.ru" },
      line_items: [{ id: 1, product_id: 93, name: "Boots", quantity: 2, price: 1_400 }],
    }),
  ]),
  ingesting("standard webhooks", "functions/ingest-standard.ts", [
    standard("msg_1", {
      type: "order.placed",
      timestamp: AT,
      data: {
        customer: { user_id: "eve", email: "eve@example.com" },
        order_id: "S1",
        total: 500,
        currency: "RUB",
        placed_at: AT,
      },
    }),
  ]),
];
