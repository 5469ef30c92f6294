import { clock, config, events, secrets, signUps } from "../src/adapters/wiring.ts";
import { makeConfirmHandler } from "./mail/confirm-handler.ts";

/** GET and POST /confirm/{token}. */
export const handler = makeConfirmHandler({
  signUps: signUps(),
  events: events(),
  config: config(),
  secrets: secrets(),
  clock,
});
