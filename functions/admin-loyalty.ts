import { changeLog, clock, config, customers, events, secrets, wallets } from "../src/adapters/wiring.ts";
import { makeOperateLoyalty } from "../src/app/loyalty/operate.ts";
import { makeLoyaltyHandler } from "./admin/loyalty-handler.ts";

/** /v1/loyalty of the admin API. */
export const handler = makeLoyaltyHandler(
  makeOperateLoyalty({
    wallets: wallets(),
    customers: customers(),
    events: events(),
    config: config(),
    secrets: secrets(),
    clock,
  }),
  { changeLog: changeLog(), clock },
);
