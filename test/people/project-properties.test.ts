import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeMemoryCheckpointStore } from "../../src/adapters/memory/checkpoint-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import type { CustomerKey, Fact, Verdict } from "../../src/domain/facts/facts.ts";
import { isAnonymousKey, isOrderKey, linkFacts } from "../../src/domain/facts/identity.ts";
import { RANKS, ranked, rankOf } from "../../src/domain/facts/ranks.ts";
import { isInert } from "../../src/domain/people/consent.ts";
import { decisionFacts } from "../../src/domain/people/decisions.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/people/fold-config.ts";
import { foldSettings } from "../../src/domain/people/fold-settings.ts";
import { finalOwner, ownersIn } from "../../src/domain/people/identity-owners.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { standingsOf } from "../../src/domain/people/standing.ts";
import { isKnown } from "../../src/domain/people/ties.ts";
import type { CheckpointStore } from "../../src/ports/checkpoints.ts";
import type { PublishedBundle } from "../../src/ports/config.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import { anyFacts } from "../support/any-facts.ts";
import { bundleWith } from "../support/config.ts";
import { hour, key } from "../support/facts.ts";
import { streamed, world } from "../support/projecting.ts";

const PEOPLE = ["u:1", "u:2", "e:1", "e:2", "p:s:1", "p:s:2", "p:t:1", "a:1", "a:2", "a:3"].map(key);
const ORDERS = ["o:s:A", "o:s:B"].map(key);

const links = fc
  .array(
    fc.tuple(
      fc.constantFrom(...PEOPLE, ...ORDERS),
      fc.constantFrom(...PEOPLE),
      fc.nat(5),
      fc.constantFrom(...RANKS),
    ),
    { maxLength: 12 },
  )
  .map((told) =>
    told
      .filter(([alias, owner]) => alias !== owner)
      .flatMap(([alias, owner, at, rank]) =>
        linkFacts(alias, owner, { at: hour(at), receivedAt: hour(at), source: "test", ...ranked(rank) }),
      ),
  );

/** What operators decide, some of it at the same instant. */
const decisions = fc
  .array(
    fc.record({
      alias: fc.constantFrom(...PEOPLE),
      owner: fc.constantFrom(...PEOPLE),
      verdict: fc.constantFrom<Verdict>("together", "apart", "undone"),
      at: fc.nat(3).map(hour),
      decision: fc.constantFrom("d1", "d2", "d3", "d4"),
    }),
    { maxLength: 5 },
  )
  .map((told) =>
    told
      .filter(({ alias, owner }) => alias !== owner)
      .flatMap((one, index) =>
        decisionFacts({ ...one, decision: `${one.decision}${index}`, reason: "asked", by: "ann" }),
      ),
  );

/** Facts of several people and orders, with links between them that may agree, contradict or go in circles. */
const history = fc
  .tuple(
    anyFacts(15),
    fc.array(fc.constantFrom(...PEOPLE, ...ORDERS), { minLength: 15, maxLength: 15 }),
    links,
    fc.oneof(fc.constant([]), decisions),
  )
  .map(([facts, partitions, linked, decided]) =>
    once([
      ...facts.map((one, index) => movedTo(one, partitions[index] ?? key("u:1"))),
      ...linked,
      ...decided,
    ]),
  );

const movedTo = (one: Fact, customer: CustomerKey): Fact => ({ ...one, customer });

/** The store keeps the first of equal ids, so a history has each once. */
const once = (facts: readonly Fact[]): readonly Fact[] => [
  ...new Map(facts.map((one) => [`${one.customer} ${one.id}`, one])).values(),
];

/** The facts with what partitions are told of each other. */
function withStandings(facts: readonly Fact[]): readonly Fact[] {
  const inPartition = Map.groupBy(facts, ({ customer }) => customer);
  return [...facts, ...[...inPartition].flatMap(([one, told]) => standingsOf(one, told))];
}

/** Whose each key is, by what is in its own partition. */
function holdersIn(facts: readonly Fact[]): ReadonlyMap<CustomerKey, CustomerKey> {
  const inPartition = Map.groupBy(withStandings(facts), ({ customer }) => customer);
  const owners = new Map(PEOPLE.map((one) => [one, ownersBy(one, inPartition.get(one))]));
  return new Map(PEOPLE.map((one) => [one, finalOwner(one, owners)]));
}

const ownersBy = (one: CustomerKey, told: readonly Fact[] = []) => ownersIn(one, told, isKnown(one, told));

/** What the rules in docs/profiles.md say of a whole history at once: no stores, no batches, no order. */
function expected(
  facts: readonly Fact[],
  settings = DEFAULT_SETTINGS,
): Readonly<Record<string, Profile | CustomerKey>> {
  const ofPartition = Map.groupBy(facts, ({ customer }) => customer);
  const told = (one: CustomerKey) => ofPartition.get(one) ?? [];
  const isOrder = ({ kind }: Fact) => kind === "order-placed" || kind === "order-updated";
  const all: Record<string, Profile | CustomerKey> = {};
  const copies = ORDERS.flatMap((one) =>
    ownersBy(one, told(one)).flatMap((owner) =>
      told(one)
        .filter(({ kind }) => kind !== "linked")
        .map((fact) => movedTo(fact, owner)),
    ),
  );
  const known = Map.groupBy(withStandings(once([...facts, ...copies])), ({ customer }) => customer);
  const knownOf = (one: CustomerKey) => known.get(one) ?? [];
  const owners = new Map(PEOPLE.map((one) => [one, ownersBy(one, knownOf(one))]));
  for (const one of ORDERS)
    if (told(one).some(isOrder)) {
      const [owner] = ownersBy(one, told(one));
      if (!owner) all[one] = fold(one, told(one), settings);
    }
  const holders = Map.groupBy(
    PEOPLE.filter((one) => !knownOf(one).every(isInert)),
    (one) => finalOwner(one, owners),
  );
  for (const [holder, partitions] of holders) {
    for (const one of partitions) all[one] = holder;
    const facts = partitions.flatMap(knownOf);
    all[holder] = fold(holder, facts, settings);
  }
  return all;
}

/** Pointers left by orders depend on whether they had a profile before, so they are not compared. */
function withoutOrderPointers(all: Readonly<Record<string, Profile | CustomerKey>>) {
  return Object.fromEntries(
    Object.entries(all).filter(([one, content]) => !(isOrderKey(key(one)) && typeof content === "string")),
  );
}

/** A shop whose money has a currency: only then news is folded on checkpoints, here of everybody. */
const PUBLISHED = { version: 1, bundle: bundleWith() } as PublishedBundle;
const SHOP = { config: { current: async () => PUBLISHED }, leastFacts: 0 };
const SETTINGS = foldSettings(PUBLISHED);

describe("the projector", () => {
  it("makes of any order and any batches of the facts what follows from all of them", async () => {
    const deliveries = history.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts], { minLength: facts.length }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(deliveries, async ([facts, shuffled, chunk, size]) => {
        const { tell, everybody } = world();
        for (let from = 0; from < shuffled.length; from += chunk)
          await tell(shuffled.slice(from, from + chunk), size);
        expect(withoutOrderPointers(await everybody())).toEqual(expected(facts));
      }),
      { numRuns: 300 },
    );
  });

  it("comes to the same by folding news on checkpoints, which a rebuild finds as they should be", async () => {
    const deliveries = fc.tuple(history, fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(30)));
    await fc.assert(
      fc.asyncProperty(deliveries, async ([facts, size, again]) => {
        const { tell, project, everybody, rebuild } = world(SHOP);
        const told = facts.toSorted((a, b) => a.receivedAt - b.receivedAt);
        for (let from = 0; from < told.length; from += size) {
          await tell(told.slice(from, from + size));
          const repeated = again.flatMap((index) => (index < from + size ? (told[index] ?? []) : []));
          await project(repeated);
        }
        expect(withoutOrderPointers(await everybody())).toEqual(expected(facts, SETTINGS));
        expect((await rebuild()).changed).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["from all facts", {}, DEFAULT_SETTINGS],
    ["on checkpoints", SHOP, SETTINGS],
  ])("comes to the same when several fold %s at once, some twice, and what failed is delivered again", async (_, shop, settings) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), history, async (scheduler, facts) => {
        const store = makeMemoryEventStore();
        await store.append(facts);
        const { events, pending: copies } = streamed(store);
        const customers = makeMemoryCustomerStore();
        const stored = makeMemoryCheckpointStore();
        const checkpoints: CheckpointStore = {
          get: scheduler.scheduleFunction(stored.get),
          put: scheduler.scheduleFunction(stored.put),
        };
        const interleaved: CustomerStore = {
          ...customers,
          get: scheduler.scheduleFunction(customers.get),
          putProfile: scheduler.scheduleFunction(customers.putProfile),
        };
        const deliver = async (batch: readonly Fact[]) => {
          const { project } = world({ ...shop, events, checkpoints, customers: interleaved });
          let left = batch;
          while (left.length > 0) {
            const outcomes = await project(left);
            left = left.filter((_, index) => !outcomes[index]?.ok);
          }
        };
        await scheduler.waitFor(Promise.all([deliver(facts.slice(0, 12)), deliver(facts.slice(6))]));
        while (copies.length > 0) await scheduler.waitFor(deliver(copies.splice(0)));
        expect(withoutOrderPointers(await world({ events, customers }).everybody())).toEqual(
          expected(facts, settings),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("gives nobody whom the shop or a mailbox's owner knows to anybody else by a browser's word", () => {
    fc.assert(
      fc.property(history, (facts) => {
        const trusted = facts.filter((one) => rankOf(one) !== "browser");
        const [all, without] = [holdersIn(facts), holdersIn(trusted)];
        const inPartition = Map.groupBy(trusted, ({ customer }) => customer);
        const known = PEOPLE.filter(
          (one) => !isAnonymousKey(one) && isKnown(one, inPartition.get(one) ?? []),
        );
        expect(known.map((one) => all.get(one))).toEqual(known.map((one) => without.get(one)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves nothing for a rebuild to change", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (facts) => {
        const { tell, rebuild } = world();
        await tell(facts, 5);
        expect((await rebuild()).changed).toBe(0);
      }),
    );
  });
});
