import {
  budgets,
  campaigns,
  clock,
  config,
  deliveries,
  heard,
  misspelt,
  runs,
  sending,
  unseen,
} from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makeOverviewHandler } from "./admin/overview-handler.ts";

/** GET /v1/overview. */
export const handler = makeOverviewHandler({
  nights: makeNights(runs()),
  runs: runs(),
  config: config(),
  campaigns: campaigns(),
  budgets: budgets(),
  sending: sending(),
  deliveries: deliveries(),
  unseen: unseen(),
  heard: heard(),
  clock,
  misspelt,
});
