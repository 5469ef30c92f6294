import { clock, config, confirmationRuns, edge, events, secrets } from "../src/adapters/wiring.ts";
import { makePreferencesHandler } from "./mail/preferences-handler.ts";

/** GET and POST /p/{token}. */
export const handler = makePreferencesHandler({
  edge: edge(),
  events: events(),
  config: config(),
  secrets: secrets(),
  runs: confirmationRuns(),
  clock,
});
