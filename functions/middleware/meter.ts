import { embeddedMetrics, type Measured } from "./embedded-metrics.ts";
import { logLine } from "./observed.ts";

/** Counts what happened, in the log. */
export function meter(counts: Measured, dimensions?: Readonly<Record<string, string>>): void {
  const line = embeddedMetrics(counts, dimensions);
  if (line) logLine(line);
}
