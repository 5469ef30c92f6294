import { budgets, changeLog, clock, codes, config, pools, tillBatches } from "../src/adapters/wiring.ts";
import { makeOperateCodes } from "../src/app/offers/operate-codes.ts";
import { makeCodesHandler } from "./admin/codes-handler.ts";

/** /v1/codes: the ledger of codes, uploaded lists and budgets. */
export const handler = makeCodesHandler(
  makeOperateCodes({
    codes: codes(),
    budgets: budgets(),
    pools: pools(),
    config: config(),
    batches: tillBatches(),
    clock,
  }),
  { changeLog: changeLog(), clock },
);
