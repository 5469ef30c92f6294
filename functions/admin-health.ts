import {
  alarms,
  budgets,
  campaigns,
  changeLog,
  clock,
  config,
  deliveries,
  events,
  heard,
  memberAddresses,
  misspelt,
  resultsFiles,
  runs,
  sending,
  unseen,
} from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { monthlyCost } from "../src/contracts/cost/monthly.ts";
import { makeHealthHandler } from "./admin/health-handler.ts";

/** GET /v1/health, GET /v1/cost, /v1/sending. */
export const handler = makeHealthHandler(
  {
    nights: makeNights(runs()),
    runs: runs(),
    config: config(),
    campaigns: campaigns(),
    budgets: budgets(),
    sending: sending(),
    deliveries: deliveries(),
    unseen: unseen(),
    heard: heard(),
    events: events(),
    files: resultsFiles(),
    members: memberAddresses(),
    alarms: alarms(),
    reckon: monthlyCost,
    clock,
    misspelt,
  },
  { changeLog: changeLog(), clock },
);
