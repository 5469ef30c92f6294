import { clock, config, events, secrets, unseen } from "../src/adapters/wiring.ts";
import { makeShopifyHandler } from "./collect/shopify-handler.ts";

/** POST /webhooks/shopify. */
export const handler = makeShopifyHandler({
  events: events(),
  config: config(),
  secrets: secrets(),
  clock,
  unseen: unseen(),
});
