import {
  clock,
  config,
  confirmationRuns,
  edge,
  events,
  publicUrl,
  secrets,
  signUps,
} from "../src/adapters/wiring.ts";
import { makeConfirmations } from "../src/app/confirm/request.ts";
import { makeFormsHandler } from "./forms/forms-handler.ts";

const shared = { config: config(), secrets: secrets(), clock, signUps: signUps() };

/** GET and POST /f/{name}, and what lies below it. */
export const handler = makeFormsHandler({
  edge: edge(),
  ...shared,
  publicUrl: publicUrl(),
  confirmations: makeConfirmations({ ...shared, events: events(), runs: confirmationRuns() }),
});
