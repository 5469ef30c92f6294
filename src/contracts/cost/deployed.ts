import type { Standing } from "./standing.ts";

/** What stands in the templates of a usual deployment, with a domain for mails; test/bench/deployed.test.ts counts it there. */
export const DEPLOYED: Standing = {
  alarms: 52,
  offerAlarms: 8,
  dashboards: 1,
  metrics: 4,
  secrets: 1,
  keys: 1,
  stream: { lanes: 1, windowSeconds: 180, batchSize: 1_000 },
};
