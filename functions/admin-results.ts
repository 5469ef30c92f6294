import { codes, customers, journal } from "../src/adapters/wiring.ts";
import { makeReadResults } from "../src/app/report/read-results.ts";
import { makeResultsHandler } from "./admin/results-handler.ts";

/** GET /v1/results. */
export const handler = makeResultsHandler(
  makeReadResults({ codes: codes(), customers: customers(), journal: journal() }),
);
