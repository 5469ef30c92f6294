import { customers } from "../src/adapters/wiring.ts";
import { makeOverviewHandler } from "./admin/overview-handler.ts";
import { overviewStores } from "./middleware/overview-stores.ts";

/** GET /v1/overview, GET /v1/calendar. */
export const handler = makeOverviewHandler({ ...overviewStores(), customers: customers() });
