import { budgets, clock, codes, config, pools } from "../src/adapters/wiring.ts";
import { makeCodesHandler } from "./admin/codes-handler.ts";

/** /v1/codes: the ledger of codes, uploaded lists and budgets. */
export const handler = makeCodesHandler({
  codes: codes(),
  budgets: budgets(),
  pools: pools(),
  config: config(),
  clock,
});
