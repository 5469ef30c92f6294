import { budgets, clock, codes, config, customers, edge, secrets } from "../src/adapters/wiring.ts";
import { refusedCaller } from "./collect/shop-caller.ts";
import { makeTillCodesHandler } from "./offers/till-codes-handler.ts";

/** POST /v1/codes/check, /v1/codes/redeem and /v1/codes/release. */
export const handler = makeTillCodesHandler({
  edge: edge(),
  codes: codes(),
  budgets: budgets(),
  customers: customers(),
  config: config(),
  secrets: secrets(),
  clock,
  refusedCaller,
});
