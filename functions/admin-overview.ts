import {
  budgets,
  campaigns,
  clock,
  config,
  customers,
  deliveries,
  heard,
  misspelt,
  resultsFiles,
  runs,
  sending,
  unseen,
} from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makeOverviewHandler } from "./admin/overview-handler.ts";

/** GET /v1/overview, GET /v1/calendar. */
export const handler = makeOverviewHandler({
  nights: makeNights(runs()),
  runs: runs(),
  config: config(),
  customers: customers(),
  campaigns: campaigns(),
  budgets: budgets(),
  sending: sending(),
  files: resultsFiles(),
  deliveries: deliveries(),
  unseen: unseen(),
  heard: heard(),
  clock,
  misspelt,
});
