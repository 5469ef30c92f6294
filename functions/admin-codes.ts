import {
  budgets,
  changeLog,
  clock,
  codes,
  config,
  customers,
  events,
  pools,
  runs,
  secrets,
  tillBatches,
} from "../src/adapters/wiring.ts";
import { makeReadRates } from "../src/app/nightly/read-rates.ts";
import { makeOperateCodes } from "../src/app/offers/operate-codes.ts";
import { makeGiveCode } from "../src/app/people/give-code.ts";
import { makeCodesHandler } from "./admin/codes-handler.ts";

const stores = {
  codes: codes(),
  budgets: budgets(),
  pools: pools(),
  config: config(),
  batches: tillBatches(),
  clock,
};

/** /v1/codes: the ledger of codes, uploaded lists and budgets. */
export const handler = makeCodesHandler(
  makeOperateCodes(stores),
  makeGiveCode({
    ...stores,
    customers: customers(),
    events: events(),
    secrets: secrets(),
    rates: makeReadRates(runs(), clock),
  }),
  { changeLog: changeLog(), clock },
);
