import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { emailKey, isEmailKey, isOrderKey, orderKey } from "../../domain/facts/identity.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import { PLATFORMS } from "../../domain/facts/sources.ts";
import { everTied } from "../../domain/people/ties.ts";
import type { PersonalItems } from "../../ports/erasures.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { hashEmail } from "../collect/identity-keys.ts";
import { phoneName } from "../loyalty/wallets/names.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { candidates } from "../people/find-customer.ts";
import { makeReading } from "../people/project-reading.ts";

/** All that one person is known by. */
export interface WholePerson {
  /** The partitions that are this person, the profile's first. */
  readonly keys: readonly CustomerKey[];
  /** Partitions of orders that are nobody else's. */
  readonly orders: readonly CustomerKey[];
  readonly addresses: readonly string[];
  /** Ledgers of the addresses. */
  readonly mailboxes: readonly CustomerKey[];
  /** Ledgers of addresses that browsers have claimed for the person, and that may be somebody else's. */
  readonly claimed: readonly CustomerKey[];
  /** Keyed hashes of phones. */
  readonly phones: readonly string[];
  /** Of the partitions and the orders, as they are stored. */
  readonly facts: readonly Fact[];
}

export interface WholePersonDeps {
  readonly events: Pick<EventStore, "factsOf" | "linksOf">;
  readonly customers: Pick<CustomerStore, "get">;
  readonly items: Pick<PersonalItems, "everyFact">;
  readonly secrets: Secrets;
}

/** Far more than anybody has. */
const MOST_KEYS = 1_000;

/**
 * Finds everything that somebody is known by, from the facts: more than a profile is made of, which takes no more than so
 * many browsers. A browser or an address that other people have as well is theirs too and not among it. Undefined where
 * nothing is stored of anybody by that.
 */
export function makeWholePerson({ events, customers, items, secrets }: WholePersonDeps) {
  return async (asked: string): Promise<WholePerson | undefined> => {
    const reading = makeReading(events, new Set());
    const start = await known(asked);
    if (!start) return undefined;
    const root = await reading.rootOf(start);
    const keys = new Set([root, ...(await reading.membersOf(root))]);
    for (const key of keys)
      for (const other of everTied(key, await reading.factsOf(key)))
        if (keys.size < MOST_KEYS && !isOrderKey(other) && (await isWithin(other))) keys.add(other);
    const own = await factsOf([...keys]);
    const orders: CustomerKey[] = [];
    for (const key of ordersIn(own)) {
      const owners = await reading.ownersOf(key);
      if (owners.every((owner) => keys.has(owner))) orders.push(key);
    }
    const facts = [...own, ...(await factsOf(orders))];
    const addresses = [...new Set(facts.flatMap(addressesIn))];
    const secret = await secrets.keys();
    const mailboxes = new Set([
      ...addresses.map((address) => mailboxKey(address, secret)),
      ...facts.flatMap((fact) => (rankOf(fact) === "browser" ? [] : (fact.mailbox ?? []))),
    ]);
    const claimed = new Set(facts.flatMap(({ mailbox }) => mailbox ?? []));
    const phones = await Promise.all(facts.flatMap(phonesIn).map((phone) => phoneName(phone, secrets)));
    // An address is the person's where no link says so yet: nobody else may have it.
    for (const key of addresses.map((address) => emailKey(hashEmail(address))))
      if (await isWithin(key)) keys.add(key);
    return {
      ...{ keys: [...keys], orders, addresses, facts, mailboxes: [...mailboxes] },
      claimed: [...claimed].filter((key) => !mailboxes.has(key)),
      phones: [...new Set(phones.filter((phone) => phone !== undefined))],
    };

    async function isWithin(key: CustomerKey): Promise<boolean> {
      if (keys.has(key)) return true;
      const owners = await reading.ownersOf(key);
      const isFree = owners.length === 0 && isEmailKey(key) && (await reading.factsOf(key)).length === 0;
      return isFree || (owners.length > 0 && owners.every((owner) => keys.has(owner)));
    }
  };

  /** By the item of the customer, or by facts alone: an erasure that broke off may have taken the item. */
  async function known(asked: string): Promise<CustomerKey | undefined> {
    for (const key of candidates(asked.trim()))
      if ((await customers.get(key, "mending")) ?? (await events.factsOf(key)).length > 0) return key;
    return undefined;
  }

  async function factsOf(keys: readonly CustomerKey[]): Promise<readonly Fact[]> {
    const all = await Promise.all(keys.map((key) => items.everyFact(key)));
    return all.flat();
  }
}

/** Orders of platforms have partitions of their own. */
function ordersIn(facts: readonly Fact[]): ReadonlySet<CustomerKey> {
  const platforms: ReadonlySet<string> = new Set([...PLATFORMS, "standard"]);
  return new Set(
    facts.flatMap((fact) =>
      "order" in fact && fact.order !== undefined && platforms.has(fact.source)
        ? [orderKey(fact.source, fact.order)]
        : [],
    ),
  );
}

/** What only a browser says may be anybody's. */
function addressesIn(fact: Fact): readonly string[] {
  const told = fact.kind === "identified" ? fact.email : "proof" in fact ? fact.proof.address : undefined;
  return told?.includes("@") && rankOf(fact) !== "browser" ? [told] : [];
}

const phonesIn = (fact: Fact): readonly string[] =>
  fact.kind === "identified" && fact.phone !== undefined ? [fact.phone] : [];
