import pMap from "p-map";
import { HOUR } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { noPurchaseProbability } from "../../domain/churn/model.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { Holds } from "../chains/conditions.ts";
import type { Enrol } from "../chains/enrol.ts";
import type { Change, NightlyModel } from "./documents.ts";
import type { Task } from "./task.ts";

/** Wide enough that the customers of one night and time zone travel in one cohort, narrow enough to wait for. */
const NIGHT_WINDOW_MS = HOUR;
const AT_ONCE = 16;

export interface EnrolArrivalsDeps {
  readonly customers: CustomerStore;
  readonly clock: Clock;
  readonly enrol: Enrol;
  readonly holds: Holds;
}

/** Enters the changed customers in the chains of the segments they came to; answers how many are in by this night. */
export function makeEnrolArrivals(
  deps: EnrolArrivalsDeps,
  task: Task,
  model: NightlyModel,
  arrivals: Readonly<Record<string, number>>,
): (changes: readonly Change[]) => Promise<number> {
  const { plan, published, bundle } = task;

  async function one(change: Change): Promise<number> {
    const chains = chainsFor(change, bundle);
    if (chains.length === 0) return 0;
    const stored = await deps.customers.get(change.customer);
    if (!stored?.profile || stored.mergedInto) return 0;
    const customer: Customer = { profile: stored.profile, ...(stored.score && { score: stored.score }) };
    const now = deps.clock.now();
    const probability = noPurchaseProbability(model.churn, stored.profile, plan.today, model.periodDays);
    const at = { now, ...defined({ noPurchaseProbability: probability }) };
    let entered = 0;
    for (const { id, segment, when } of chains) {
      if (!deps.holds(when, customer, bundle, at)) continue;
      const result = await deps.enrol({
        customer,
        chain: id,
        published,
        cause: `night:${plan.run}`,
        reason: `segment ${segment}: ${reasonOf(customer, segment)}`,
        windowMs: NIGHT_WINDOW_MS,
        now,
        causedAt: plan.startedAt,
        expected: arrivals[segment] ?? 1,
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

/** A chain waits for a marketers' segment, or for one of the RFM table where the marketers have none of that name. */
function chainsFor({ segment, rfmSegment }: Change, { chains, segments }: Bundle) {
  const marketersSegments = new Set([...segments.list.map(({ id }) => id), segments.otherwise.id]);
  return Object.entries(chains).flatMap(([id, { enter }]) => {
    if (!("segment" in enter)) return [];
    const arrived = marketersSegments.has(enter.segment) ? segment?.to : rfmSegment?.to;
    return arrived === enter.segment ? [{ id, segment: enter.segment, when: enter.when }] : [];
  });
}

function reasonOf({ score }: Customer, segment: string): string {
  return score?.segment === segment ? score.reason : `RFM cell ${score?.cell ?? "unknown"}`;
}
