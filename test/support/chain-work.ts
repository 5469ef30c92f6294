import type { ChainDeps } from "../../cli/config/over-store.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemoryWorkflows } from "../../src/adapters/memory/workflows.ts";
import { makeHolds } from "../../src/app/chains/conditions.ts";
import { makeEnrol } from "../../src/app/chains/enrol.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";

/** What acts on the members of chains, in memory. */
export function chainWork(now: Instant): ChainDeps {
  const expressions = makeExpressions();
  const deps = {
    journal: makeMemoryJournal(),
    clock: { now: () => now },
    expressions,
    workflows: makeMemoryWorkflows(),
  };
  return {
    ...deps,
    runs: makeMemoryRunStore(),
    customers: makeMemoryCustomerStore(),
    holds: makeHolds(expressions),
    enrol: makeEnrol(deps),
  };
}
