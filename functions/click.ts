import { clock, config, events, journal, secrets } from "../src/adapters/wiring.ts";
import { makeClickHandler } from "./mail/click-handler.ts";

/** GET and HEAD /c/{token}. */
export const handler = makeClickHandler({
  events: events(),
  journal: journal(),
  config: config(),
  secrets: secrets(),
  clock,
});
