import pMap from "p-map";
import { HOUR, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Coverage } from "../../domain/chains/date-entry.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { type DueAgain, hasBoughtSince } from "../../domain/taste/due-again.ts";
import { foretold } from "../../domain/uplift/foretold.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { Holds } from "../chains/conditions.ts";
import type { Enrol, EnrolRequest } from "../chains/enrol.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { causeOfDay, makeDueOf, reasonOfDate } from "./dates.ts";
import type { Change, NightlyModel } from "./documents.ts";
import { arrivalByDue, type DueChain } from "./dues.ts";
import { type NightChain, nightChains } from "./entrants.ts";
import { arrivalByLoyalty, type LoyaltyChain, makeLoyaltyDueOf } from "./loyalty-dues.ts";
import type { Task } from "./task.ts";

/** Wide enough that the customers of one night and time zone travel in one cohort, narrow enough to wait for. */
export const NIGHT_WINDOW_MS = HOUR;
const AT_ONCE = 16;

export interface EnrolArrivalsDeps {
  readonly customers: CustomerStore;
  readonly clock: Clock;
  readonly enrol: Enrol;
  readonly holds: Holds;
}

/**
 * Enters customers in the chains that the night has found for them; answers how many are in by this night. `expected`:
 * how many will enter each chain; one that is not in it is entered by nobody.
 */
export function makeEnrolArrivals(
  deps: EnrolArrivalsDeps,
  task: Task,
  model: NightlyModel,
  expected: ReadonlyMap<string, number>,
): (changes: readonly Change[]) => Promise<number> {
  const { plan, published, bundle } = task;
  const chains = nightChains(bundle).filter(({ id }) => expected.has(id));

  async function one({ customer: key, enters = [], dues = {} }: Change): Promise<number> {
    const wanted = chains.filter(({ id }) => enters.includes(id));
    const customer = wanted.length === 0 ? undefined : await personOf(deps.customers, key);
    if (!customer) return 0;
    let entered = 0;
    for (const chain of wanted) {
      if (!meets(deps.holds, chain, customer, bundle, { model, now: deps.clock.now(), today: plan.today }))
        continue;
      const arrival = arrivalIn(chain, customer, bundle, {
        run: plan.run,
        startedAt: plan.startedAt,
        ...defined({ coverage: plan.dates?.[chain.id], due: dues[chain.id] }),
      });
      if (!arrival) continue;
      const result = await deps.enrol({
        ...arrival,
        customer,
        chain: chain.id,
        published,
        windowMs: NIGHT_WINDOW_MS,
        now: deps.clock.now(),
        expected: expected.get(chain.id) ?? 1,
      });
      if (result !== "refused") entered += 1;
    }
    return entered;
  }

  return async (changes) => {
    const entered = await pMap(changes, one, { concurrency: AT_ONCE });
    return entered.reduce((sum, one) => sum + one, 0);
  };
}

/** What enters a customer by a night, however often and however late it is done. */
export const causeOf = (run: string): string => `night:${run}`;

/**
 * What enters a customer in a chain of the night, and since when that counts; undefined for somebody whom the chain does
 * not take any more, because the date has become another one, because what was due has been bought, or because the points are spent.
 */
export function arrivalIn(
  chain: NightChain,
  customer: Customer,
  bundle: Bundle,
  night: {
    readonly run: string;
    readonly startedAt?: Instant;
    readonly coverage?: Coverage;
    readonly due?: DueAgain;
  },
): Pick<EnrolRequest, "cause" | "reason" | "causedAt" | "startsAt" | "due"> | undefined {
  if ("segment" in chain) {
    const { startedAt: causedAt } = night;
    return { cause: causeOf(night.run), reason: reasonOf(customer, chain.segment), ...defined({ causedAt }) };
  }
  if (isDueChain(chain)) {
    const { due } = night;
    if (!due || hasBoughtSince(customer.profile, due, bundle.store.time_zone)) return undefined;
    return arrivalByDue(chain, due, customer.profile, bundle);
  }
  if (isLoyaltyChain(chain)) {
    const due = night.coverage && makeLoyaltyDueOf(chain, night.coverage, bundle)(customer.profile);
    return due && arrivalByLoyalty(chain, due, bundle);
  }
  const due = night.coverage && makeDueOf(chain, night.coverage, bundle)(customer.profile);
  if (!due) return undefined;
  return {
    cause: causeOfDay(due),
    reason: reasonOfDate(chain.enter),
    causedAt: due.begins,
    startsAt: due.begins,
  };
}

const isDueChain = (chain: NightChain): chain is DueChain =>
  "enter" in chain && "replenishment" in chain.enter;

const isLoyaltyChain = (chain: NightChain): chain is LoyaltyChain =>
  "enter" in chain && ("points" in chain.enter || "level" in chain.enter);

/** The customer as stored now; undefined for one who is gone, has become part of another or cannot be read. */
export async function personOf(customers: CustomerStore, key: CustomerKey): Promise<Customer | undefined> {
  const stored = await unlessUnreadable(customers.get(key));
  if (!stored?.profile || stored.mergedInto) return undefined;
  return { profile: stored.profile, ...defined({ score: stored.score }) };
}

export function meets(
  holds: Holds,
  { when }: Pick<NightChain, "when">,
  customer: Customer,
  bundle: Bundle,
  at: { readonly model: NightlyModel; readonly now: number; readonly today: number },
): boolean {
  const { model, now, today } = at;
  const told = foretold(model, customer.profile, { now, today, periodDays: model.periodDays });
  return holds(when, customer, bundle, { now, ...told });
}

export function reasonOf({ score }: Customer, segment: string): string {
  const why = score?.segment === segment ? score.reason : `RFM cell ${score?.cell ?? "unknown"}`;
  return `segment ${segment}: ${why}`;
}
