import { describe, expect, it } from "vitest";
import {
  type Funnel,
  funnelTable,
  makeFunnelCounter,
  mergeFunnels,
} from "../../../src/domain/night/funnel.ts";
import type { Profile } from "../../../src/domain/people/profile.ts";

const TODAY = 20_513;

type Person = Partial<Pick<Profile, "orders" | "entry" | "via" | "firstOn">> & { readonly joined?: number };

function funnelOf(people: readonly Person[]): Funnel {
  const counter = makeFunnelCounter(TODAY);
  for (const { joined = TODAY - 40, ...person } of people)
    counter.add({ orders: 0, orderDays: [], ...person }, joined);
  return counter.counts();
}

const visit = TODAY - 40;
/** Computed by hand below. */
const PEOPLE: readonly Person[] = [
  { firstOn: { visit } },
  { firstOn: { visit } },
  { firstOn: { visit, cart: visit } },
  // No cart was told of: whoever ordered had one.
  { firstOn: { visit }, orders: 1, entry: "newsletter", via: "poster" },
  { firstOn: { visit, cart: visit, checkout: visit }, orders: 2, entry: "newsletter", via: "poster" },
  // An import of orders: never seen on the site before.
  { orders: 3 },
  // On a list, and nothing else.
  {},
];

describe("the funnel", () => {
  it("counts everybody in all steps until the farthest, and whoever ordered unseen apart", () => {
    const { all, entryPoints } = funnelTable(funnelOf(PEOPLE));
    expect(all).toEqual({
      ...{ people: 7, visited: 5, cart: 3, checkout: 2, ordered: 2, orderedAgain: 1 },
      ...{ elsewhere: 1, elsewhereAgain: 1 },
      ...{ shareOfCarts: 3 / 5, shareOfCheckouts: 2 / 3, shareOfOrders: 1, shareOfSecondOrders: 1 / 2 },
      mostLostBefore: "cart",
    });
    expect(entryPoints["newsletter?via=poster"]).toMatchObject({ people: 2, ordered: 2, orderedAgain: 1 });
    expect(entryPoints["(none)"]).toMatchObject({ people: 5, visited: 3 });
  });

  it("looks at no later day than the run's", () => {
    const later = TODAY + 3;
    const { all } = funnelTable(
      funnelOf([{ joined: later, firstOn: { visit: later } }, { firstOn: { visit, cart: later } }]),
    );
    expect(all).toMatchObject({ people: 1, visited: 1, cart: 0 });
  });

  it("tells the last 24 months apart, and adds up to everybody however the customers are divided", () => {
    const many = Array.from({ length: 400 }, (_, n) => ({
      ...PEOPLE[n % PEOPLE.length],
      joined: TODAY - n * 5,
      entry: `way-${n % 90}`,
    }));
    const whole = funnelTable(funnelOf(many));
    const parts = [0, 1, 2].map((shard) => funnelOf(many.filter((_, n) => n % 3 === shard)));
    expect(funnelTable(mergeFunnels(parts))).toEqual(whole);
    expect(Object.keys(whole.months)).toHaveLength(25);
    expect(Object.keys(whole.months)[0]).toBe("(earlier)");
    expect(Object.keys(whole.entryPoints)).toHaveLength(51);
    for (const rows of [whole.months, whole.entryPoints])
      expect(Object.values(rows).reduce((sum, { people }) => sum + people, 0)).toBe(400);
  });

  it("of nobody has no shares", () => {
    expect(funnelTable(funnelOf([])).all).toMatchObject({
      people: 0,
      shareOfCarts: null,
      mostLostBefore: null,
    });
  });
});
