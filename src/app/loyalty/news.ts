import type { Fact, FactOf } from "../../domain/facts/facts.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { Announcement, Bus } from "../../ports/announcements.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import { makeTakeClaims, type TakeClaimsDeps } from "./referrals/take-claims.ts";
import { makeTellLevel } from "./tell-level.ts";

/** What the projector has just folded: a customer, the facts that are new, and the config where it has been read already. */
export interface News {
  readonly after: Pick<Customer, "profile">;
  readonly facts: readonly Fact[];
  readonly published?: PublishedBundle;
}

export interface LoyaltyNewsDeps extends TakeClaimsDeps {
  readonly events: Pick<EventStore, "append" | "factsOf" | "linksOf">;
  readonly config: Pick<ConfigStore, "current">;
  readonly bus: Bus;
  readonly clock: Clock;
}

/**
 * What the programme makes of news about a customer: a level that an order has moved is told, a level that was told is
 * announced, and whoever names a friend's code was brought by that friend. All of it may be repeated. Nothing where the
 * shop has no programme.
 */
export function makeLoyaltyNews(deps: LoyaltyNewsDeps): (news: News) => Promise<void> {
  const tellLevel = makeTellLevel(deps);
  const takeClaims = makeTakeClaims(deps);
  return async ({ after: { profile }, facts, published: known }) => {
    const published = known ?? (await deps.config.current());
    if (!published?.bundle.loyalty) return;
    const { bundle } = published;
    const now = deps.clock.now();
    const told = facts.filter((fact) => fact.kind === "level-changed");
    if (told.length > 0) await deps.bus.publish(told.map(announcementOf));
    await takeClaims({ profile, facts, bundle, now });
    const at = newest(facts.filter(({ kind }) => kind !== "level-changed"));
    if (at !== undefined) await tellLevel({ profile, bundle, now, at });
  };
}

/** `LevelChanged`: at least once for each change. */
const announcementOf = ({ customer, id, at, from, to, quiet }: FactOf<"level-changed">): Announcement => ({
  type: "LevelChanged",
  detail: {
    ...{ customer, change: id, at: new Date(at).toISOString(), from, to },
    ...(quiet && { quiet }),
  },
});

const newest = (facts: readonly Fact[]): number | undefined =>
  facts.length === 0 ? undefined : Math.max(...facts.map(({ at }) => at));
