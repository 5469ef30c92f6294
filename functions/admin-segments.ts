import { clock, conditionChecks, config, customers, runs } from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makeSegmentsHandler } from "./admin/segments-handler.ts";

/** GET /v1/segments and what is below it, POST /v1/segments/count. */
export const handler = makeSegmentsHandler({
  ...conditionChecks(),
  config: config(),
  customers: customers(),
  nights: makeNights(runs()),
  clock,
});
