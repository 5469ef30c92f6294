import { parseDuration } from "../../domain/basics/calendar.ts";
import type { Chain, TriggerEvent } from "../../domain/config/bundle.ts";
import type { Fact, FactKind } from "../../domain/facts/facts.ts";
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

/** What a fact is to chains; undefined where it starts none. A kind without a row here does not compile. */
const EVENTS = {
  identified: undefined,
  linked: undefined,
  subscribed: "subscribed",
  "consent-given": "consent_given",
  "consent-withdrawn": undefined,
  visited: "visited",
  "product-viewed": "visited",
  "cart-changed": "cart_changed",
  "checkout-started": "checkout_started",
  "order-placed": "ordered",
  "order-updated": undefined,
  "order-cancelled": undefined,
  "order-refunded": undefined,
  reviewed: "reviewed",
  mail: undefined,
  silenced: undefined,
  "privacy-requested": undefined,
  opaque: undefined,
} as const satisfies Record<FactKind, TriggerEvent | undefined>;

/**
 * Enters customers in the chains that wait for what they have just done. Facts older than the shop's
 * `trigger_freshness` start nothing, so that an import or a replay mails nobody. A paused chain is entered all the
 * same: a pause stops mails, not time.
 */
export function makeTrigger(
  deps: EnrolDeps & { readonly config: ConfigStore },
): (projected: Projected) => Promise<void> {
  const enrol = makeEnrol(deps);
  const holds = makeHolds(deps.expressions);
  return async ({ after, facts, published: known }) => {
    const now = deps.clock.now();
    const news = facts.filter((fact) => EVENTS[fact.kind] !== undefined);
    if (news.length === 0) return;
    const published = known ?? (await deps.config.current());
    if (!published) return;
    const { bundle } = published;
    const freshness = parseDuration(bundle.store.trigger_freshness) ?? 0;
    const fresh = news.filter((fact) => fact.at >= now - freshness);
    for (const [id, chain] of Object.entries(bundle.chains)) {
      const cause = latest(fresh.filter((fact) => starts(chain, fact)));
      if (!cause || !holds(chain.enter.when, after, bundle, { now })) continue;
      await enrol({
        customer: after,
        chain: id,
        published,
        cause: cause.id,
        reason: `event ${EVENTS[cause.kind]}${chain.enter.when ? `: ${chain.enter.when}` : ""}`,
        now,
        causedAt: cause.at,
      });
    }
  };
}

function starts(chain: Chain, fact: Fact): boolean {
  return "event" in chain.enter && chain.enter.event === EVENTS[fact.kind];
}

function latest(facts: readonly Fact[]): Fact | undefined {
  return facts.reduce<Fact | undefined>(
    (last, fact) => (last && last.at >= fact.at ? last : fact),
    undefined,
  );
}
