import {
  budgets,
  campaigns,
  clock,
  config,
  deliveries,
  heard,
  misspelt,
  quarantine,
  resultsFiles,
  runs,
  sending,
  unseen,
} from "../../src/adapters/wiring.ts";
import { makeNights } from "../../src/app/nightly/read.ts";

/** What an overview is read from: the page's, the weekly digest's and the page on health's. */
export const overviewStores = () => ({
  ...{ nights: makeNights(runs()), runs: runs(), config: config(), campaigns: campaigns() },
  ...{ budgets: budgets(), sending: sending(), files: resultsFiles(), deliveries: deliveries() },
  ...{ unseen: unseen(), heard: heard(), quarantine: quarantine(), clock, misspelt },
});
