import { embeddedMetrics, type Measured } from "./embedded-metrics.ts";
import { logLine } from "./observed.ts";

/** Counts what happened, in the log. */
export function meter(counts: Measured): void {
  const line = embeddedMetrics(counts);
  if (line) logLine(line);
}
