import {
  clock,
  config,
  confirmationRuns,
  edge,
  events,
  heard,
  secrets,
  signUps,
  unseen,
} from "../src/adapters/wiring.ts";
import { makeConfirmations } from "../src/app/confirm/request.ts";
import { makeShopifyHandler } from "./collect/shopify-handler.ts";

const shared = { events: events(), config: config(), secrets: secrets(), clock };

/** POST /webhooks/shopify. */
export const handler = makeShopifyHandler({
  edge: edge(),
  ...shared,
  unseen: unseen(),
  heard: heard(),
  confirmations: makeConfirmations({ ...shared, signUps: signUps(), runs: confirmationRuns() }),
});
