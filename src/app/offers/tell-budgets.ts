import { toMajor } from "../../domain/basics/money.ts";
import { offersIn } from "../../domain/chains/preparing.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Action } from "../../domain/config/chain.ts";
import { benefitOf } from "../../domain/offers/benefit-of.ts";
import { budgetsOf } from "../../domain/offers/budgets/claims.ts";
import { levelsOf } from "../../domain/offers/budgets/news.ts";
import { type Rates, toReserve } from "../../domain/offers/budgets/reserve.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Meter } from "../../ports/mail.ts";

interface TellDeps {
  readonly budgets: Pick<BudgetStore, "counters" | "tell">;
  readonly rates: () => Promise<Rates>;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly bus?: Bus;
}

/**
 * Says once in each period that a budget is taken to four fifths, and once that it is at its end: before mails go without
 * their offer, and when. Costs a read, and that where what was done just now has budgets.
 */
export function makeTellBudgets(deps: TellDeps): (bundle: Bundle, action: Action) => Promise<void> {
  return async (bundle, action) => {
    const offers = offersIn(action);
    if (offers.length === 0) return;
    const claims = budgetsOf(bundle, deps.clock.now());
    if (claims.length === 0) return;
    const { currency } = bundle.store;
    const rates = bundle.offers.reserve === "expected" ? await deps.rates() : {};
    for (const { counter, limit, taken, what } of levelsOf(
      claims,
      await deps.budgets.counters(),
      Math.min(...offers.map((offer) => leastWorth(bundle, offer, rates))),
    )) {
      if (!(await deps.budgets.tell(counter, what))) continue;
      deps.meter(what === "warned" ? { offersLow: 1 } : { offersEnded: 1 });
      const [budget, period] = counter.split("@");
      const detail = {
        ...{ budget, period, currency },
        limit: toMajor({ amount: limit, currency }),
        taken: toMajor({ amount: taken, currency }),
      };
      await deps.bus?.publish([{ type: what === "warned" ? "BudgetWarned" : "BudgetExhausted", detail }]);
    }
  };
}

/** What the cheapest code of an offer is reserved with, in minor units: a budget with less left has come to its end. */
function leastWorth({ offers, store }: Bundle, id: string, rates: Rates): number {
  const offer = offers.list[id];
  if (!offer) return 0;
  const at = { floor: offers.price_floor_percent, raise: 0, currency: store.currency };
  const worths = offers.tiers.flatMap((tier) => {
    const { benefit } = benefitOf(offer, tier, at);
    return (benefit && toReserve(benefit, rates[id])) ?? [];
  });
  return worths.length > 0 ? Math.min(...worths) : 0;
}
