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
import { makeStandardHandler } from "./collect/standard-handler.ts";

const shared = { events: events(), config: config(), secrets: secrets(), clock };

/** POST /webhooks/standard. */
export const handler = makeStandardHandler({
  edge: edge(),
  ...shared,
  unseen: unseen(),
  heard: heard(),
  confirmations: makeConfirmations({ ...shared, signUps: signUps(), runs: confirmationRuns() }),
});
