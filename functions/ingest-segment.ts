import {
  browserFacts,
  clock,
  config,
  confirmationRuns,
  edge,
  events,
  heard,
  secrets,
  signUps,
  unseen,
  withdrawals,
} from "../src/adapters/wiring.ts";
import { makeConfirmations } from "../src/app/confirm/request.ts";
import { makeSegmentHandler } from "./collect/segment-handler.ts";

const shared = { events: events(), config: config(), secrets: secrets(), clock };

/** POST /v1/{call}, /beacon/v1/batch, /api/s/{call}, /api/s/s2s/{call}. */
export const handler = makeSegmentHandler({
  edge: edge(),
  ...shared,
  unseen: unseen(),
  heard: heard(),
  withdrawals: withdrawals(),
  browserFacts: browserFacts(),
  confirmations: makeConfirmations({ ...shared, signUps: signUps(), runs: confirmationRuns() }),
});
