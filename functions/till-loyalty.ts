import {
  clock,
  codes,
  config,
  customers,
  events,
  secrets,
  tillBatches,
  wallets,
} from "../src/adapters/wiring.ts";
import { makePutOnTill } from "../src/app/offers/put-on-till.ts";
import { refusedCaller } from "./collect/shop-caller.ts";
import { makeTillLoyaltyHandler } from "./loyalty/till-loyalty-handler.ts";

/** /v1/loyalty/{customer}: balance, card, hold, commit, cancel, codes. */
export const handler = makeTillLoyaltyHandler({
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
