import { clock, config, events, secrets, unseen } from "../src/adapters/wiring.ts";
import { makeWooCommerceHandler } from "./collect/woocommerce-handler.ts";

/** POST /webhooks/woocommerce. */
export const handler = makeWooCommerceHandler({
  events: events(),
  config: config(),
  secrets: secrets(),
  clock,
  unseen: unseen(),
});
