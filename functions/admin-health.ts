import { alarms, changeLog, clock, events, memberAddresses } from "../src/adapters/wiring.ts";
import { monthlyCost } from "../src/contracts/cost/monthly.ts";
import { makeHealthHandler } from "./admin/health-handler.ts";
import { overviewStores } from "./middleware/overview-stores.ts";

/** GET /v1/health, GET /v1/cost, /v1/sending. */
export const handler = makeHealthHandler(
  {
    ...overviewStores(),
    ...{ events: events(), members: memberAddresses(), alarms: alarms(), reckon: monthlyCost },
  },
  { changeLog: changeLog(), clock },
);
