import type { Nights } from "../../src/app/nightly/read.ts";
import { makeReadForecast, type ReadForecastDeps } from "../../src/app/nightly/read-forecast.ts";
import { makeReadAudit } from "../../src/app/report/read-audit.ts";
import { MetricsRequest } from "../../src/contracts/admin.ts";
import { AuditRequest } from "../../src/contracts/admin-segments.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { Nothing } from "../../src/contracts/answers/basics.ts";
import { answering, makeAdminHandler, type RouteResult } from "./admin-handler.ts";

type Metrics = RouteResult<AnswerOf<"GET /v1/metrics">>;

/** Metrics of the last night, of one, or of a range of them; the audit that the last one has counted, and the forecast. */
export function makeMetricsHandler({ nights, runs }: { readonly nights: Nights } & ReadForecastDeps) {
  const readForecast = makeReadForecast({ runs });
  const readAudit = makeReadAudit({ nights });
  return makeAdminHandler("admin-metrics", {
    "GET /v1/metrics": answering(MetricsRequest, async ({ query: { date, from, to } }): Promise<Metrics> => {
      if (from !== undefined && to !== undefined) return { body: await nights.metricsBetween(from, to) };
      const night = date === undefined ? await nights.metrics() : await nights.metricsOf(date);
      if (night) return { body: night };
      const detail = date === undefined ? "no night has been computed yet" : `no night as of ${date}`;
      return { problem: { kind: "not-found", detail } };
    }),
    "GET /v1/forecast": answering(Nothing, async () => {
      const forecast = await readForecast();
      if (forecast) return { body: forecast };
      return { problem: { kind: "not-found", detail: "no night has made a forecast yet" } };
    }),
    "GET /v1/metrics/audit": answering(AuditRequest, async ({ query }) => {
      const audit = await readAudit(query);
      if (audit) return { body: audit };
      return { problem: { kind: "not-found", detail: "no night has taken stock of the base yet" } };
    }),
  });
}
