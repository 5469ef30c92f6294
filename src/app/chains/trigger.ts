import { parseDuration } from "../../domain/basics/calendar.ts";
import { STARTING, TRIGGERS } from "../../domain/chains/triggers.ts";
import type { Chain } from "../../domain/config/bundle.ts";
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
      const cause = latest(fresh.filter(({ kind }) => TRIGGERS[enter.event].facts.includes(kind)));
      if (!cause || !holds(enter.when, after, bundle, { now })) continue;
      const enrolled = await enrol({
        customer: after,
        chain: id,
        published,
        cause: cause.id,
        reason: `event ${enter.event}${enter.when ? `: ${enter.when}` : ""}`,
        now,
        causedAt: cause.at,
      });
      if (enrolled !== "refused") await deps.onEntered?.(after.profile.id, id);
    }
  };
}

function latest(facts: readonly Fact[]): Fact | undefined {
  return facts.reduce<Fact | undefined>(
    (last, fact) => (last && last.at >= fact.at ? last : fact),
    undefined,
  );
}
