import type { Instant } from "../../domain/basics/calendar.ts";
import { type Cohort, executionOf } from "../../domain/chains/journal.ts";
import type { Workflows } from "../../ports/chains.ts";

/** Remembers which cohorts were started, by the names of their executions, and which of those `ended`. */
export function makeMemoryWorkflows(): Workflows & {
  readonly started: Map<string, { readonly cohort: Cohort; readonly due: Instant }>;
  readonly ended: Set<string>;
} {
  const started = new Map<string, { readonly cohort: Cohort; readonly due: Instant }>();
  const ended = new Set<string>();
  return {
    started,
    ended,
    async startCohort(cohort, due) {
      const name = executionOf(cohort);
      if (ended.has(name)) return "ended";
      if (!started.has(name)) started.set(name, { cohort, due });
      return "started";
    },
    async *running() {
      for (const name of [...started.keys()]) if (!ended.has(name)) yield name;
    },
  };
}
