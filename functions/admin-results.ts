import { customers, journal } from "../src/adapters/wiring.ts";
import { makeReadResults } from "../src/app/report/read-results.ts";
import { makeResultsHandler } from "./admin/results-handler.ts";

/** GET /v1/results. */
export const handler = makeResultsHandler(makeReadResults({ customers: customers(), journal: journal() }));
