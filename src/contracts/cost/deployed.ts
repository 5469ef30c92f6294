import type { Standing } from "./standing.ts";

/** What stands in the templates of a usual deployment, with a domain for mails; test/bench/deployed.test.ts counts it there. */
export const DEPLOYED: Standing = {
  alarms: 55,
  offerAlarms: 8,
  dashboards: 1,
  metrics: 4,
  canaryOrders: 2_880,
  secrets: 3,
  keys: 1,
  stream: { lanes: 4, windowSeconds: 180, batchSize: 100 },
};
