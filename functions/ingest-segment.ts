import { clock, config, events, secrets, unseen, withdrawals } from "../src/adapters/wiring.ts";
import { makeSegmentHandler } from "./collect/segment-handler.ts";

/** POST /v1/{call}, /beacon/v1/batch, /api/s/{call}, /api/s/s2s/{call}. */
export const handler = makeSegmentHandler({
  events: events(),
  config: config(),
  secrets: secrets(),
  clock,
  unseen: unseen(),
  withdrawals: withdrawals(),
});
