import { parseDuration } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { ownEventIn, propertiesOf } from "../../domain/chains/own-events.ts";
import { isTriggerEvent, STARTING, TRIGGERS } from "../../domain/chains/triggers.ts";
import type { FieldContext } from "../../domain/conditions/fields.ts";
import type { Chain, Store } from "../../domain/config/bundle.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import { makeHolds } from "./conditions.ts";
import { type EnrolDeps, makeEnrol } from "./enrol.ts";

/** What the projector has just folded. */
export interface Projected {
  readonly before?: Customer;
  readonly after: Customer;
  /** The facts that are new to the profile. */
  readonly facts: readonly Fact[];
  /** The config in force, where it has been read already. */
  readonly published?: PublishedBundle;
}

export interface TriggerDeps extends EnrolDeps {
  readonly config: ConfigStore;
  /** Which chains are begun; all when absent. */
  readonly chosen?: (chain: Chain) => boolean;
  /** Told of everybody who has entered a chain, again where that is repeated. */
  readonly onEntered?: (customer: CustomerKey, chain: string) => Promise<void>;
}

/**
 * Enters customers in the chains that wait for what they have just done. Facts older than the shop's
 * `trigger_freshness` start nothing, so that an import or a replay mails nobody. A paused chain is entered all the
 * same: a pause stops mails, not time.
 */
export function makeTrigger(deps: TriggerDeps): (projected: Projected) => Promise<void> {
  const enrol = makeEnrol(deps);
  const holds = makeHolds(deps.expressions);
  return async ({ after, facts, published: known }) => {
    const now = deps.clock.now();
    const news = facts.filter(({ kind }) => STARTING.has(kind));
    if (news.length === 0) return;
    const published = known ?? (await deps.config.current());
    if (!published) return;
    const { bundle } = published;
    const freshness = parseDuration(bundle.store.trigger_freshness) ?? 0;
    const fresh = news.filter((fact) => fact.at >= now - freshness);
    for (const [id, chain] of Object.entries(bundle.chains)) {
      const { enter } = chain;
      if (!("event" in enter) || deps.chosen?.(chain) === false) continue;
      const causes = causesOf(enter.event, fresh, bundle.store);
      const cause = latest(causes.filter((one) => holds(enter.when, after, bundle, { now, ...asked(one) })));
      if (!cause) continue;
      const enrolled = await enrol({
        customer: after,
        chain: id,
        published,
        cause: cause.id,
        ...(cause.event && { event: { customer: cause.customer, fact: cause.id } }),
        reason: `event ${enter.event}${enter.when ? `: ${enter.when}` : ""}`,
        now,
        causedAt: cause.at,
      });
      if (enrolled !== "refused") await deps.onEntered?.(after.profile.id, id);
    }
  };
}

/** What may have set a chain off; `event` is there where an own event did. */
type Cause = Pick<Fact, "id" | "customer" | "at"> & { readonly event?: FieldContext["event"] };

function causesOf(event: string, facts: readonly Fact[], store: Store): readonly Cause[] {
  if (isTriggerEvent(event))
    return facts.filter(({ kind }) => TRIGGERS[event].facts.includes(kind)).map(envelope);
  return facts.flatMap((fact) => {
    const own = ownEventIn(fact, store);
    if (own?.name !== event) return [];
    return { ...envelope(fact), event: { types: own.event.properties, said: propertiesOf(own, store) } };
  });
}

const envelope = ({ id, customer, at }: Fact): Cause => ({ id, customer, at });
const asked = ({ event }: Cause) => defined({ event });

function latest(causes: readonly Cause[]): Cause | undefined {
  return causes.reduce<Cause | undefined>(
    (last, cause) => (last && last.at >= cause.at ? last : cause),
    undefined,
  );
}
