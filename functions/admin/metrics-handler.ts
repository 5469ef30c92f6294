import type { Nights } from "../../src/app/nightly/read.ts";
import { MetricsRequest } from "../../src/contracts/admin.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** Metrics of the last night, of one, or of a range of them. */
export function makeMetricsHandler({ nights }: { readonly nights: Nights }) {
  return makeAdminHandler("admin-metrics", {
    "GET /v1/metrics": answering(MetricsRequest, async ({ query: { date, from, to } }) => {
      if (from !== undefined && to !== undefined) return { body: await nights.metricsBetween(from, to) };
      const night = date === undefined ? await nights.metrics() : await nights.metricsOf(date);
      if (night) return { body: night };
      const detail = date === undefined ? "no night has been computed yet" : `no night as of ${date}`;
      return { problem: { kind: "not-found", detail } };
    }),
  });
}
