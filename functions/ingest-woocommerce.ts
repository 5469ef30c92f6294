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
import { makeWooCommerceHandler } from "./collect/woocommerce-handler.ts";

const shared = { events: events(), config: config(), secrets: secrets(), clock };

/** POST /webhooks/woocommerce. */
export const handler = makeWooCommerceHandler({
  edge: edge(),
  ...shared,
  unseen: unseen(),
  heard: heard(),
  confirmations: makeConfirmations({ ...shared, signUps: signUps(), runs: confirmationRuns() }),
});
