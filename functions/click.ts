import { clock, config, edge, events, journal, secrets } from "../src/adapters/wiring.ts";
import { makeClickHandler } from "./mail/click-handler.ts";

/** GET and HEAD /c/{token}. */
export const handler = makeClickHandler({
  edge: edge(),
  events: events(),
  journal: journal(),
  config: config(),
  secrets: secrets(),
  clock,
});
