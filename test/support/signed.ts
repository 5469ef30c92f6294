import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { Source } from "../../src/domain/facts/sources.ts";
import { KEYS, NOW } from "./ingest.ts";

const hmac = (secret: string | undefined, body: string) =>
  createHmac("sha256", secret ?? "")
    .update(body)
    .digest("base64");

let messages = 0;

/** A request that each source's endpoint accepts, with this text for its body. */
export function signedRequest(source: Source, body: string, topic: string) {
  messages += 1;
  const json = { "content-type": "application/json" };
  switch (source) {
    case "segment":
      return { path: "/v1/track", body, headers: { ...json, "x-write-key": KEYS.server[0] ?? "" } };
    case "shopify":
      return {
        path: "/webhooks/shopify",
        body,
        headers: {
          ...json,
          "x-shopify-topic": topic,
          "x-shopify-webhook-id": `signed-${messages}`,
          "x-shopify-hmac-sha256": hmac(KEYS.shopify[0], body),
        },
      };
    case "woocommerce":
      return {
        path: "/webhooks/woocommerce",
        body,
        headers: {
          ...json,
          "x-wc-webhook-topic": topic,
          "x-wc-webhook-signature": hmac(KEYS.woocommerce[0], body),
        },
      };
    case "standard": {
      const id = `signed-${messages}`;
      return {
        path: "/webhooks/standard",
        body,
        headers: {
          ...json,
          "webhook-id": id,
          "webhook-timestamp": String(NOW / 1_000),
          "webhook-signature": new Webhook(KEYS.standard[0] ?? "").sign(id, new Date(NOW), body),
        },
      };
    }
  }
}
