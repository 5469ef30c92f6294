import * as z from "zod";
import { MetricsRequest } from "../admin.ts";
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
} satisfies Shapes<"admin-metrics">;
