import type { CustomerKey } from "../../../domain/facts/facts.ts";
import { isAnonymousKey } from "../../../domain/facts/identity.ts";
import type { Profile } from "../../../domain/people/profile.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { CustomerStore } from "../../../ports/people.ts";

export interface SharedDevicesDeps {
  readonly events: Pick<EventStore, "linksOf">;
  readonly customers: Pick<CustomerStore, "get">;
}

/** Somebody else who was signed in on a browser of this customer's. */
export interface Sharer {
  readonly customer: CustomerKey;
  readonly device: CustomerKey;
  readonly orders: number;
  /** This customer was new when the other had ordered already: codes of first orders go to newcomers. */
  readonly isLater: boolean;
}

/** A browser of a library has many owners, and says nothing about any two of them. */
const MOST_DEVICES = 20;
const MOST_OWNERS = 20;

/**
 * Who else uses this customer's browsers: serial newcomers take a first-order code under one address after another. It
 * tells who may be one person and decides nothing: families share browsers too.
 */
export function makeSharedDevices({ events, customers }: SharedDevicesDeps) {
  return async (profile: Profile): Promise<readonly Sharer[]> => {
    const own = new Set([profile.id, ...profile.aliases]);
    const links = (await Promise.all([...own].map((key) => events.linksOf(key)))).flat();
    const linked = links.flatMap((fact) => (fact.kind === "linked" ? [fact.alias] : []));
    const devices = [...new Set([...own, ...linked])].filter(isAnonymousKey).slice(0, MOST_DEVICES);
    const found = new Map<CustomerKey, Sharer>();
    for (const device of devices) {
      const owners = (await events.linksOf(device)).flatMap((fact) =>
        fact.kind === "linked" && fact.alias === device ? [fact.owner] : [],
      );
      for (const owner of [...new Set(owners)].slice(0, MOST_OWNERS)) {
        if (own.has(owner)) continue;
        const other = await personOf(owner);
        if (!other || own.has(other.id) || found.has(other.id)) continue;
        const { firstOrderAt } = other;
        const isLater = firstOrderAt !== undefined && firstOrderAt < profile.firstSeenAt;
        found.set(other.id, { customer: other.id, device, orders: other.orders, isLater });
      }
    }
    return [...found.values()];
  };

  async function personOf(key: CustomerKey): Promise<Profile | undefined> {
    const stored = await customers.get(key, "eventual");
    const root = stored?.mergedInto ? await customers.get(stored.mergedInto, "eventual") : stored;
    return root?.profile;
  }
}
