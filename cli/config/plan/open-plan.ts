import { makeMemoryRunStore } from "../../../src/adapters/memory/run-store.ts";
import type * as Wiring from "../../../src/adapters/wiring.ts";
import { makePlanConfig } from "../../../src/app/foresight/plan/plan-config.ts";
import { USD_PER_THOUSAND_MAILS } from "../../../src/contracts/mail-cost.ts";

/** Plans over the tables of the deployment that answers; reads, and writes nothing. */
export async function planOver(wiring: typeof Wiring) {
  const { makeReadableExpressions } = await import("../../../src/adapters/condition-reading.ts");
  return makePlanConfig({
    config: wiring.config(),
    runs: wiring.runs(),
    customers: wiring.customers(),
    tastes: wiring.tastes(),
    catalogue: wiring.catalogue(),
    journal: wiring.journal(),
    events: wiring.events(),
    budgets: wiring.budgets(),
    files: wiring.resultsFiles(),
    secrets: wiring.secrets(),
    expressions: makeReadableExpressions(),
    scratch: () => makeMemoryRunStore("as-they-are"),
    mailPrice: USD_PER_THOUSAND_MAILS,
  });
}
