import type { Instant } from "../../domain/basics/calendar.ts";
import { toMinor } from "../../domain/basics/money.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { left, taken } from "../../domain/offers/budgets/budget.ts";
import { budgetsOf, counterName } from "../../domain/offers/budgets/counters.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { PoolCounts, PoolStore } from "../../ports/pools.ts";

/** How a budget stands in its running period. Amounts in minor units of the store currency. */
export interface BudgetLine {
  /** `offer:ID`, `chain:ID`, `chain:campaign:NAME` or `all`, with the period: `all@2026-11`. */
  readonly budget: string;
  readonly per: string;
  readonly limit: number;
  readonly reserved: number;
  readonly free: number;
}

export interface Budgets {
  readonly currency: string;
  readonly budgets: readonly BudgetLine[];
}

export function makeReadBudgets(deps: {
  readonly budgets: Pick<BudgetStore, "counters">;
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}) {
  return async (): Promise<Budgets> => {
    const [published, counters] = await Promise.all([deps.config.current(), deps.budgets.counters()]);
    if (!published) return { currency: "XXX", budgets: [] };
    return {
      currency: published.bundle.store.currency,
      budgets: lines(published.bundle, counters, deps.clock.now()),
    };
  };
}

function lines(bundle: Bundle, counters: Awaited<ReturnType<BudgetStore["counters"]>>, now: Instant) {
  const { currency, time_zone } = bundle.store;
  return budgetsOf(bundle).map(({ scope, budget }) => {
    const name = counterName(scope, budget, now, time_zone);
    const limit = toMinor(budget.amount, currency);
    const counter = counters[name];
    return { budget: name, per: budget.per, limit, reserved: taken(counter), free: left(counter, limit) };
  });
}

export type PoolLine = PoolCounts & { readonly offer: string };

/** The pools of the published config's offers, counted code by code. */
export function makeReadPools(deps: {
  readonly pools: Pick<PoolStore, "counts">;
  readonly config: Pick<ConfigStore, "current">;
}) {
  return async (): Promise<readonly PoolLine[]> => {
    const list = (await deps.config.current())?.bundle.offers.list ?? {};
    const offers = Object.keys(list).filter((offer) => list[offer]?.code?.pool);
    return Promise.all(offers.map(async (offer) => ({ offer, ...(await deps.pools.counts(offer)) })));
  };
}
