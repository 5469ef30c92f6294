import { clock, config, edge, events, secrets, signUps } from "../src/adapters/wiring.ts";
import { makeConfirmHandler } from "./mail/confirm-handler.ts";

/** GET and POST /confirm/{token}. */
export const handler = makeConfirmHandler({
  edge: edge(),
  signUps: signUps(),
  events: events(),
  config: config(),
  secrets: secrets(),
  clock,
});
