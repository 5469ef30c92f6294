import { makeDemoShop } from "../../examples/demo-shop/shop.ts";
import { readCall } from "../../functions/middleware/segment-batch.ts";
import { segmentFacts } from "../../src/app/collect/mapping/segment.ts";
import { type Day, instantAt } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { weakness } from "../../src/domain/facts/identity.ts";
import { foldWithOrders } from "../../src/domain/people/fold.ts";
import { foldSettings } from "../../src/domain/people/fold-settings.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import type { Taste } from "../../src/domain/taste/taste.ts";
import { tasteOf } from "../../src/domain/taste/taste-of.ts";
import type { NamedCall } from "./lab.ts";

const SEED = 11;
/** The demo shop shows many nights in few days: of those who order again and again it has twice as many as most shops. */
const FREQUENT: ReadonlySet<string> = new Set(["occasional", "replenisher", "wholesaler"]);
/** Days over which one customer in twenty joins. */
const SEASON = 30;
/** So that as many as asked for are left when some of the frequent ones are left out. */
const MORE = 1.3;

export interface Population {
  /** Everybody whom the shop knows at the end of the day before `day`. */
  at(day: Day): readonly Profile[];
  /** Of those, who has done something on the day before. */
  active(day: Day): readonly Profile[];
  /** What those buy whom the shop knows then, and who buy. */
  tastes(day: Day): readonly Taste[];
}

/**
 * A year of the demo shop and a month more, as the profiles that the projector would make of it: a customer orders every
 * fourth month on average.
 */
export function populationOf(customers: number, start: Day, bundle: Bundle): Population {
  const settings = foldSettings({
    bundle,
    ...{ version: 1, publishedAt: 0, by: "cost", digest: "cost", files: {} },
  });
  const { time_zone: timeZone, currency } = bundle.store;
  const shop = makeDemoShop({
    seed: SEED,
    customers: Math.ceil(customers * MORE),
    days: SEASON,
    start,
    timeZone,
  });
  const kept = shop.people.filter(({ kind, index }) => !FREQUENT.has(kind) || index % 2 === 0);
  const names = new Set(kept.slice(0, customers).map(({ index }) => `${index}`));
  const byPerson = Map.groupBy(
    [...shop.history, ...shop.live]
      .flatMap(({ call }) => factsIn(call, currency))
      .filter(({ kind }) => kind !== "linked"),
    ({ id }) => personIn(id),
  );
  const people = [...byPerson].flatMap(([name, facts]) => (names.has(name ?? "") ? [facts] : []));
  const before = (facts: readonly Fact[], day: Day) =>
    facts.filter(({ at }) => at < instantAt(timeZone, day, 0));
  const folded = (day: Day, isMeant: (facts: readonly Fact[]) => boolean) =>
    people.flatMap((all) => {
      const facts = before(all, day);
      const [strongest] = facts.map(({ customer }) => customer).sort((a, b) => weakness(a) - weakness(b));
      return strongest && isMeant(facts) ? [foldWithOrders(strongest, facts, settings)] : [];
    });
  const profiles = (...which: Parameters<typeof folded>) => folded(...which).map(({ profile }) => profile);
  return {
    at: (day) => profiles(day, () => true),
    active: (day) => profiles(day, (facts) => before(facts, day - 1).length < facts.length),
    tastes: (day) => folded(day, () => true).flatMap(({ orders }) => tasteOf(orders, timeZone) ?? []),
  };
}

/** Message ids of the demo shop are `demo-SEED-PERSON-NUMBER`; links are named after what they link, and not needed. */
const personIn = (factId: string) => /demo-\d+-(\d+)-/.exec(factId)?.[1];

/** The facts that ingestion would store, received as they happened. */
export function factsIn(call: NamedCall, currency: string): readonly Fact[] {
  const read = readCall(call, 0, {});
  if ("reason" in read) throw new Error(read.reason);
  const receivedAt = Date.parse(`${call.timestamp}`);
  const mapped = segmentFacts({ ...read, rank: "server", messageId: call.messageId, receivedAt, currency });
  return "facts" in mapped ? mapped.facts : [];
}
