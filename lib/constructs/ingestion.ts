import { Construct } from "constructs";
import { NodeFunction } from "./node-function.ts";
import type { Platform } from "./platform.ts";
import type { PublicApi } from "./public-api.ts";

const SOURCES = {
  "ingest-segment": "Visits, carts and orders from the shop's site are refused; its SDKs retry for a while.",
  "ingest-shopify":
    "Shopify's orders are refused; it retries for 4 hours and then deletes the webhook subscription.",
  "ingest-woocommerce": "WooCommerce's orders are refused; it disables the webhook after 5 failures.",
  "ingest-standard": "The shop's own webhooks are refused; orders are missing until they are sent again.",
} as const;

/** One function per kind of sender: checks who sends, maps to facts, stores them. */
export class Ingestion extends Construct {
  constructor(scope: Construct, id: string, props: { platform: Platform; api: PublicApi }) {
    super(scope, id);
    const { events, config, keys } = props.platform;
    for (const [name, hurts] of Object.entries(SOURCES)) {
      const handler = new NodeFunction(this, name, {
        // 1 GiB: half a vCPU answers a webhook's cold start within the second that Shopify waits to connect.
        memory: 1024,
        access: [events("GetItem", "PutItem"), config("Query"), keys],
        hurts,
      });
      props.api.answerWith(handler);
    }
  }
}
