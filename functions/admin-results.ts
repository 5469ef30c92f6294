import { resultsFiles } from "../src/adapters/wiring.ts";
import { makeResultsHandler } from "./admin/results-handler.ts";

/** GET /v1/results and GET /v1/results/customers. */
export const handler = makeResultsHandler({ files: resultsFiles() });
