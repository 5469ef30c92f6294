import { changeLog, clock, config, tillBatches, tillRuns } from "../src/adapters/wiring.ts";
import { makeOperateTill } from "../src/app/shops/operate.ts";
import { makeTillHandler } from "./admin/till-handler.ts";

/** GET /v1/till, GET /v1/till/failed, POST /v1/till/replay. */
export const handler = makeTillHandler(
  makeOperateTill({ queue: tillBatches(), runs: tillRuns(), config: config(), clock }),
  { changeLog: changeLog(), clock },
);
