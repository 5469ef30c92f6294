import { type KeyKind, parseKey } from "../facts/identity.ts";
import { CONSENT_ORIGINS, type ConsentOrigin, originOf } from "../people/consent-origin.ts";
import type { Profile } from "../people/profile.ts";

export type OriginCounts = Readonly<Record<ConsentOrigin, number>>;

/** How well a base knows its people: whole numbers that add up over its parts. */
export interface DataQuality {
  readonly customers: number;
  /** Customers by the strongest key that they are known by. */
  readonly strongest: Readonly<Record<Exclude<KeyKind, "order">, number>>;
  /** All keys of everybody. */
  readonly keys: number;
  /** Customers of several keys, and the most keys that one has. */
  readonly joined: number;
  readonly mostKeys: number;
  /** Customers whose address somebody other than a browser has said. */
  readonly addressed: number;
  /** Customers of whom only a browser says an address. */
  readonly unconfirmed: number;
  /** Customers of whom a browser says another address than the one that is known. */
  readonly contested: number;
  /** Customers without a consent that counts of whom a browser says that they agreed. */
  readonly claimedConsents: number;
  /** Orders in currencies without a rate, and whose they are. */
  readonly unpriced: { readonly customers: number; readonly orders: number };
  /** Decisions about mails by what proves them. */
  readonly consents: {
    readonly none: number;
    readonly given: OriginCounts;
    readonly withdrawn: OriginCounts;
  };
}

export interface DataQualityCounter {
  add(profile: Profile): void;
  merge(part: DataQuality): void;
  counts(): DataQuality;
}

export function makeDataQualityCounter(): DataQualityCounter {
  const sums = {
    customers: 0,
    keys: 0,
    joined: 0,
    addressed: 0,
    unconfirmed: 0,
    contested: 0,
    claimedConsents: 0,
  };
  const strongest = { user: 0, platform: 0, email: 0, anonymous: 0 };
  const unpriced = { customers: 0, orders: 0 };
  const consents = { none: 0, given: zeros(), withdrawn: zeros() };
  let mostKeys = 0;
  return {
    add(profile) {
      const { id, aliases, email, claimed, consent, unpricedOrders } = profile;
      const keys = 1 + aliases.length;
      sums.customers += 1;
      sums.keys += keys;
      if (keys > 1) sums.joined += 1;
      mostKeys = Math.max(mostKeys, keys);
      const kind = parseKey(id)?.kind;
      if (kind !== undefined && kind !== "order") strongest[kind] += 1;
      if (email !== undefined) sums.addressed += 1;
      if (claimed?.email !== undefined) sums[email === undefined ? "unconfirmed" : "contested"] += 1;
      if (claimed?.consent !== undefined) sums.claimedConsents += 1;
      if (unpricedOrders > 0) addAll(unpriced, { customers: 1, orders: unpricedOrders });
      if (consent.status === "none") consents.none += 1;
      else consents[consent.status][originOf(consent.proof)] += 1;
    },
    merge(part) {
      addAll(sums, part);
      addAll(strongest, part.strongest);
      addAll(unpriced, part.unpriced);
      consents.none += part.consents.none;
      addAll(consents.given, part.consents.given);
      addAll(consents.withdrawn, part.consents.withdrawn);
      mostKeys = Math.max(mostKeys, part.mostKeys);
    },
    counts: () => ({ ...sums, strongest, mostKeys, unpriced, consents }),
  };
}

const zeros = (): Record<ConsentOrigin, number> =>
  Object.fromEntries(CONSENT_ORIGINS.map((origin) => [origin, 0])) as Record<ConsentOrigin, number>;

function addAll<K extends string>(sums: Record<K, number>, more: Readonly<Record<NoInfer<K>, number>>): void {
  for (const name of Object.keys(sums) as K[]) sums[name] += more[name];
}
