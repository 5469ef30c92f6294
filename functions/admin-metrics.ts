import { runs } from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makeMetricsHandler } from "./admin/metrics-handler.ts";

/** GET /v1/metrics and what is below it, GET /v1/forecast. */
export const handler = makeMetricsHandler({ nights: makeNights(runs()), runs: runs() });
