import { clock, config, customers, edge, events, secrets, wallets } from "../src/adapters/wiring.ts";
import { refusedCaller } from "./collect/shop-caller.ts";
import { makeTillLoyaltyHandler } from "./loyalty/till-loyalty-handler.ts";

/** /v1/loyalty/{customer}: balance, card, hold, commit, cancel. */
export const handler = makeTillLoyaltyHandler({
  edge: edge(),
  wallets: wallets(),
  customers: customers(),
  events: events(),
  config: config(),
  secrets: secrets(),
  clock,
  refusedCaller,
});
