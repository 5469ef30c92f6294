import { parseDuration } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { isAboutOrders } from "../../domain/chains/about-order.ts";
import type { Run } from "../../domain/chains/journal.ts";
import { ownEventIn } from "../../domain/chains/own-events.ts";
import { saidBy } from "../../domain/chains/said.ts";
import { isTriggerEvent, STARTING, TRIGGERS } from "../../domain/chains/triggers.ts";
import type { FieldContext } from "../../domain/conditions/fields.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Chain } from "../../domain/config/chain.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import type { ViewOrderDeps } from "../care/view-order.ts";
import { makeHolds } from "./conditions.ts";
import { type EnrolDeps, type EnrolRequest, makeEnrol, runOf } from "./enrol.ts";
import { makeOrderCauses, type OrderCause } from "./trigger-orders.ts";

/** What the projector has just folded. */
export interface Projected {
  readonly before?: Customer;
  readonly after: Customer;
  /** The facts that are new to the profile. */
  readonly facts: readonly Fact[];
  /** The config in force, where it has been read already. */
  readonly published?: PublishedBundle;
}

export interface TriggerDeps extends EnrolDeps, ViewOrderDeps {
  readonly config: ConfigStore;
  /** Which chains are begun; all when absent. */
  readonly chosen?: (chain: Chain) => boolean;
  /** Told of every run that has begun, again where that is repeated. */
  readonly onEntered?: (run: Run) => Promise<void>;
}

/**
 * Enters customers in the chains that wait for what they have just done. Facts older than the shop's
 * `trigger_freshness` start nothing, so that an import or a replay mails nobody. A paused chain is entered all the
 * same: a pause stops mails, not time.
 */
export function makeTrigger(deps: TriggerDeps): (projected: Projected) => Promise<void> {
  const enrol = makeEnrol(deps);
  const holds = makeHolds(deps.expressions);
  const orderCauses = makeOrderCauses(deps);
  return async ({ after, facts, published: known }) => {
    const now = deps.clock.now();
    const news = facts.filter(({ kind }) => STARTING.has(kind));
    if (news.length === 0) return;
    const published = known ?? (await deps.config.current());
    if (!published) return;
    const { bundle } = published;
    const freshness = parseDuration(bundle.store.trigger_freshness) ?? 0;
    const fresh = news.filter((fact) => fact.at >= now - freshness);
    const ordersFor = orderCauses({ person: after, published, facts: fresh });
    for (const [id, chain] of Object.entries(bundle.chains)) {
      const { enter } = chain;
      if (!("event" in enter) || deps.chosen?.(chain) === false) continue;
      const lets = (event?: Cause["event"]) =>
        holds(enter.when, after, bundle, { now, ...defined({ event }) });
      const causes = isAboutOrders(chain)
        ? await (lets() ? ordersFor(chain) : [])
        : newest(causesOf(enter.event, fresh, bundle).filter(({ event }) => lets(event)));
      for (const cause of causes)
        await begin({
          customer: after,
          chain: id,
          published,
          now,
          reason: reasonOf(enter, cause),
          ...causedBy(cause),
        });
    }
  };

  async function begin(request: EnrolRequest): Promise<void> {
    const { customer, chain } = request;
    if ((await enrol(request)) === "refused") return;
    await deps.onEntered?.({ customer: customer.profile.id, chain, run: runOf(request) });
  }
}

const reasonOf = (
  { event, when, items }: Extract<Chain["enter"], { readonly event: string }>,
  cause: Cause | OrderCause,
): string => {
  const what = [`event ${event}`, when, items].filter((part) => part !== undefined).join(": ");
  return "order" in cause ? `${what}, order ${cause.order.id}` : what;
};

const causedBy = (
  cause: Cause | OrderCause,
): Pick<EnrolRequest, "cause" | "causedAt" | "event" | "order"> => ({
  cause: cause.id,
  causedAt: cause.at,
  ...("order" in cause && { order: cause.order }),
  ...("event" in cause && cause.event && { event: { customer: cause.customer, fact: cause.id } }),
});

/** What may have set a chain off; `event` is there where it says something. */
type Cause = Pick<Fact, "id" | "customer" | "at"> & { readonly event?: FieldContext["event"] };

function causesOf(event: string, facts: readonly Fact[], bundle: Bundle): readonly Cause[] {
  const isMeant = isTriggerEvent(event)
    ? (fact: Fact) => TRIGGERS[event].facts.includes(fact.kind) && !isQuiet(fact)
    : (fact: Fact) => ownEventIn(fact, bundle.store)?.name === event;
  return facts.filter(isMeant).map((fact) => {
    const said = saidBy(fact, bundle);
    return { ...envelope(fact), ...(said && { event: { types: said.event.properties, said: said.said } }) };
  });
}

/** What Comeback notes for itself: a level that only other rules have moved, and what became of a referral. */
const isQuiet = (fact: Fact): boolean =>
  (fact.kind === "level-changed" && fact.quiet === true) ||
  (fact.kind === "referred" && (fact.refused !== undefined || fact.earned === true));

const envelope = ({ id, customer, at }: Fact): Cause => ({ id, customer, at });

/** Of several at one time the first. */
const newest = (causes: readonly Cause[]): readonly Cause[] =>
  causes.toSorted((one, other) => other.at - one.at).slice(0, 1);
