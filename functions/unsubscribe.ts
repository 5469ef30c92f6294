import { clock, config, edge, events, journal, secrets } from "../src/adapters/wiring.ts";
import { makeUnsubscribeHandler } from "./mail/unsubscribe-handler.ts";

/** GET and POST /u/{token}. */
export const handler = makeUnsubscribeHandler({
  edge: edge(),
  events: events(),
  journal: journal(),
  config: config(),
  secrets: secrets(),
  clock,
});
