import type { Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Counters } from "../../domain/offers/budgets/budget.ts";
import { budgetsOf } from "../../domain/offers/budgets/claims.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";

/** How a budget stands in its running period. Amounts in minor units of the store currency. */
export interface BudgetLine {
  /** `offer:ID`, `chain:ID`, `chain:campaign:NAME` or `all`. */
  readonly budget: string;
  /** `2026-11`, `2026-11-29`, `2026`, `ever`, or the week of a `week` budget. */
  readonly period: string;
  readonly limit: number;
  /** For codes of the period, ever: what their uses may cost. */
  readonly issued: number;
  /** Of that, what came back: of codes that expired or were withdrawn, and where a use cost less. */
  readonly returned: number;
  /** `issued` less `returned`. */
  readonly reserved: number;
  readonly free: number;
}

export interface Budgets {
  /** Absent where nothing is published. */
  readonly currency?: string;
  readonly budgets: readonly BudgetLine[];
}

export function makeReadBudgets(deps: {
  readonly budgets: Pick<BudgetStore, "counters">;
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}) {
  return async (): Promise<Budgets> => {
    const [published, counters] = await Promise.all([deps.config.current(), deps.budgets.counters()]);
    if (!published) return { budgets: [] };
    const { bundle } = published;
    return { currency: bundle.store.currency, budgets: linesOf(bundle, counters, deps.clock.now()) };
  };
}

function linesOf(bundle: Bundle, counters: Counters, now: Instant): readonly BudgetLine[] {
  return budgetsOf(bundle, now).map(({ counter, limit }) => {
    const [budget = "", period = ""] = counter.split("@");
    const { issued = 0, returned = 0 } = counters[counter] ?? {};
    const reserved = issued - returned;
    return { budget, period, limit, issued, returned, reserved, free: Math.max(0, limit - reserved) };
  });
}
