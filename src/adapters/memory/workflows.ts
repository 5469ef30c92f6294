import type { Instant } from "../../domain/calendar.ts";
import type { Cohort } from "../../domain/journal.ts";
import type { Workflows } from "../../ports.ts";

/** Remembers which cohorts were started, each once. */
export function makeMemoryWorkflows(): Workflows & {
  readonly started: Map<string, { readonly cohort: Cohort; readonly due: Instant }>;
} {
  const started = new Map<string, { readonly cohort: Cohort; readonly due: Instant }>();
  return {
    started,
    async startCohort(cohort, due) {
      if (!started.has(cohort.id)) started.set(cohort.id, { cohort, due });
    },
  };
}
