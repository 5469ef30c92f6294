import { clock, config, events, secrets, unseen } from "../src/adapters/wiring.ts";
import { makeStandardHandler } from "./collect/standard-handler.ts";

/** POST /webhooks/standard. */
export const handler = makeStandardHandler({
  events: events(),
  config: config(),
  secrets: secrets(),
  clock,
  unseen: unseen(),
});
