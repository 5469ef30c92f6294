import {
  clock,
  codes,
  config,
  customers,
  edge,
  events,
  secrets,
  tillBatches,
  wallets,
} from "../src/adapters/wiring.ts";
import { makePutOnTill } from "../src/app/offers/put-on-till.ts";
import { refusedCaller } from "./collect/shop-caller.ts";
import { makePointsCodeHandler } from "./loyalty/points-code-handler.ts";

/** POST /v1/loyalty/{customer}/codes. */
export const handler = makePointsCodeHandler({
  edge: edge(),
  wallets: wallets(),
  customers: customers(),
  events: events(),
  codes: codes(),
  config: config(),
  secrets: secrets(),
  clock,
  putOnTill: makePutOnTill({ codes: codes(), batches: tillBatches() }),
  refusedCaller,
});
