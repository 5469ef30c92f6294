import { defined } from "../../../domain/basics/defined.ts";
import type { CustomerKey, Fact } from "../../../domain/facts/facts.ts";
import { isAnonymousKey } from "../../../domain/facts/identity.ts";
import type { Party } from "../../../domain/loyalty/referral.ts";
import type { Profile } from "../../../domain/people/profile.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { CustomerStore } from "../../../ports/people.ts";

export interface PartyDeps {
  readonly events: Pick<EventStore, "factsOf" | "linksOf">;
  readonly customers: Pick<CustomerStore, "get">;
}

/** Traits by which sources tell of a postal address. */
const ADDRESSES = ["postal_address", "address", "shipping_address"];

/** How far up it is looked who brought whom. */
const LONGEST_LINE = 30;

export function makeParties({ events, customers }: PartyDeps) {
  /** Whoever holds a key now; undefined where nobody does. */
  async function personOf(key: CustomerKey): Promise<Profile | undefined> {
    const stored = await customers.get(key, "eventual");
    const root = stored?.mergedInto ? await customers.get(stored.mergedInto, "eventual") : stored;
    return root?.profile;
  }

  return {
    personOf,
    /** What is compared of somebody. What only a browser says of itself is compared as well: it can only refuse. */
    async partyOf(profile: Profile): Promise<Party> {
      const keys = [profile.id, ...profile.aliases];
      const [facts, links] = await Promise.all([
        Promise.all(keys.map((key) => events.factsOf(key, "eventual"))),
        Promise.all(keys.map((key) => events.linksOf(key))),
      ]);
      const linked = links.flat().flatMap((fact) => (fact.kind === "linked" ? [fact.alias] : []));
      const devices = [...new Set([...keys, ...linked])].filter(isAnonymousKey);
      return {
        keys,
        devices,
        ...defined({
          email: profile.email ?? profile.claimed?.email,
          phone: profile.phone ?? profile.claimed?.phone,
          address: addressIn(facts.flat()),
        }),
      };
    },
    /** Who brought somebody, who brought that one, and so on up; referrals that were refused brought nobody. */
    async lineOf(profile: Profile): Promise<readonly CustomerKey[]> {
      const line: CustomerKey[] = [];
      for (let at: Profile | undefined = profile; at?.referral && line.length < LONGEST_LINE; ) {
        if (at.referral.refused !== undefined) break;
        const above: Profile | undefined = await personOf(at.referral.by);
        if (!above || line.includes(above.id)) break;
        line.push(above.id);
        at = above;
      }
      return line;
    },
  };
}

function addressIn(facts: readonly Fact[]): string | undefined {
  const told = facts.flatMap((fact) => (fact.kind === "identified" && fact.traits ? [fact] : []));
  for (const { traits = {} } of told.toSorted((one, other) => other.at - one.at))
    for (const name of ADDRESSES) {
      const value = traits[name];
      if (typeof value === "string") return value;
    }
  return undefined;
}
