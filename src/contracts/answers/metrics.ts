import * as z from "zod";
import { MetricsRequest } from "../admin.ts";
import { AuditRequest } from "../admin-segments.ts";
import { BaseAudit } from "./audit.ts";
import { Day, Nothing } from "./basics.ts";
import { ForecastReport } from "./forecast.ts";
import { NightlyMetrics } from "./night/metrics.ts";
import type { Shapes } from "./shape.ts";

export const METRICS_SHAPES = {
  "GET /v1/metrics": {
    summary: "The figures of nights",
    description:
      "Of the last night; of one, by `date`; or with `from` and `to` a list of all nights in that range, oldest first.",
    request: MetricsRequest,
    answer: z.union([NightlyMetrics, z.array(NightlyMetrics)]),
  },
  "GET /v1/metrics/audit": {
    summary: "The audit of the base, as the last night has counted it",
    description:
      "What bringing people back is worth rests on the query: usual assumptions where it says none.",
    request: AuditRequest,
    answer: z.object({ night: Day, audit: BaseAudit }),
  },
  "GET /v1/forecast": {
    summary: "What the base and each chain will bring in the next 30 and 90 days",
    description:
      "Of the newest forecast, which a night makes each week; with how earlier ones have turned out. 404 before the first.",
    request: Nothing,
    answer: ForecastReport,
  },
} satisfies Shapes<"admin-metrics">;
