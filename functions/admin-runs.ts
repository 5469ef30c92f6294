import { changeLog, clock, nightlyRuns } from "../src/adapters/wiring.ts";
import { makeRunsHandler } from "./admin/runs-handler.ts";

/** POST /v1/runs, GET /v1/runs/latest, GET /v1/runs/{run}. */
export const handler = makeRunsHandler(nightlyRuns(), { changeLog: changeLog(), clock });
