import { Construct } from "constructs";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import type { PublicApi } from "./public-api.ts";

const SOURCES = {
  "ingest-segment": {
    hurts: "Visits, carts and orders from the shop's site are refused; its SDKs retry for a while.",
    knows: "the write key, compared in constant time before anything is stored",
    share: 0.2,
  },
  "ingest-shopify": {
    hurts: "Shopify's orders are refused; it retries for 4 hours and then deletes the webhook subscription.",
    knows: "Shopify's HMAC over the body's bytes, compared in constant time",
    share: 0.05,
  },
  "ingest-woocommerce": {
    hurts: "WooCommerce's orders are refused; it disables the webhook after 5 failures.",
    knows: "WooCommerce's HMAC over the body's bytes, compared in constant time",
    share: 0.05,
  },
  "ingest-standard": {
    hurts: "The shop's own webhooks are refused; orders are missing until they are sent again.",
    knows: "the Standard Webhooks signature over id, time and body, compared in constant time",
    share: 0.05,
  },
} as const;

/** Requests a second on each route: a flood is refused with 429, which every SDK retries, before it costs anything. */
const THROTTLE = { rateLimit: 2_000, burstLimit: 4_000 };

/** One function per kind of sender: checks who sends, maps to facts, stores them. */
export class Ingestion extends Construct {
  constructor(scope: Construct, id: string, props: { platform: Platform; api: PublicApi }) {
    super(scope, id);
    const { events, config, keys } = props.platform;
    for (const [name, { hurts, share, knows }] of Object.entries(SOURCES)) {
      const handler = new NodeFunction(this, name, {
        platform: props.platform,
        // 1 GiB: half a vCPU answers a webhook's cold start within the second that Shopify waits to connect.
        memory: 1024,
        access: [events("GetItem", "PutItem"), config("Query"), keys],
        hurts,
        runbook: "ingestion",
        share,
      });
      props.api.answerWith(handler, { throttle: THROTTLE, knows });
    }
  }
}
