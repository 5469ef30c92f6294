import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "../../../src/domain/basics/calendar.ts";
import type { Fact, FactBody } from "../../../src/domain/facts/facts.ts";
import { foldAll, foldInPieces, foldNews } from "../../../src/domain/people/fold.ts";
import type { FoldSettings } from "../../../src/domain/people/fold-config.ts";
import { type History, NO_HISTORY } from "../../../src/domain/people/history.ts";
import { anyFacts, body } from "../../support/any-facts.ts";
import { key, PROOF, START } from "../../support/facts.ts";
import { loyalty } from "../../support/loyalty.ts";

const ID = key("u:1");
const SETTINGS: FoldSettings = {
  timeZone: "Europe/Moscow",
  currency: "RUB",
  rates: { USD: 90, JPY: { "2025-06-01": 0.5, "2026-03-01": 0.6 } },
  hosts: ["shop.example"],
  attributes: { birthday: { type: "date" }, size: { type: "number" }, likes: { type: "list" } },
};
const PROGRAMME = loyalty({}, [
  {
    actions: {
      review: { name: "Review", on: "reviewed", points: 10, once_per_product: true },
      welcome: { name: "Welcome", on: "subscribed", points: 20 },
      birthday: { name: "Birthday", on: { date: "birthday" }, points: 30 },
      game: { name: "Game", on: { event: "x" }, points: 5, limits: { month: 2 } },
    },
  },
]);

const order = fc.constantFrom("A", "B", "C", "D", "E", "F");
const of = <K extends FactBody["kind"], T extends object>(kind: K, said: fc.Arbitrary<T>) =>
  said.map((one) => ({ ...one, kind }) as unknown as FactBody);

/** Kinds that only some customers have, with few values, so that they meet. */
const rare = fc.oneof(
  of("order-delivered", fc.record({ order })),
  of(
    "order-moved",
    fc.record({
      order,
      version: fc.nat(900).map((at) => START + at * DAY),
      to: fc.constantFrom(ID, key("u:9")),
    }),
  ),
  of(
    "channel-consent",
    fc.record(
      {
        channel: fc.constantFrom("sms", "push"),
        granted: fc.boolean(),
        proof: fc.constant(PROOF),
        dated: fc.constant(true),
      },
      { requiredKeys: ["channel", "granted", "proof"] },
    ),
  ),
  of("consent-given", fc.record({ proof: fc.constant(PROOF), dated: fc.constant(true) })),
  of("mailbox-allowed", fc.record({ reason: fc.constant("asked"), by: fc.constant("ann") })),
  of("points-spent", fc.record({ spend: fc.constantFrom("s1", "s2", "s3"), order, points: fc.nat(50) })),
  of("points-returned", fc.record({ spend: fc.constantFrom("s1", "s2", "s3"), points: fc.nat(50) })),
  of(
    "points-granted",
    fc.record({
      grant: fc.constantFrom("g1", "g2", "g3"),
      points: fc.integer({ min: -20, max: 99 }),
      reason: fc.constant("asked"),
      by: fc.constant("ann"),
    }),
  ),
  of("level-changed", fc.record({ from: fc.constant("start"), to: fc.constantFrom("silver", "gold") })),
  of("referred", fc.record({ by: fc.constant(key("u:7")), code: fc.constantFrom("FRIEND-1", "FRIEND-2") })),
  of(
    "privacy-requested",
    fc.record({ request: fc.constantFrom("customers/redact", "data_request"), payload: fc.constant({}) }),
  ),
);

const kindIs =
  (...kinds: readonly FactBody["kind"][]) =>
  ({ kind }: FactBody) =>
    kinds.includes(kind);
const everything = fc.oneof({ weight: 3, arbitrary: body }, { weight: 1, arbitrary: rare });
const shopping = fc.oneof(
  { weight: 3, arbitrary: body.filter(kindIs("cart-changed", "checkout-started", "product-viewed")) },
  { weight: 1, arbitrary: body.filter(kindIs("order-placed", "order-updated", "order-cancelled")) },
);
const contact = fc.oneof(
  body.filter(kindIs("identified", "consent-given", "consent-withdrawn", "mail", "subscribed")),
  rare.filter(kindIs("consent-given", "channel-consent", "mailbox-allowed", "level-changed", "referred")),
);

interface Told {
  readonly bodies: fc.Arbitrary<FactBody>;
  readonly facts: number;
  /** Over so many days. */
  readonly days: number;
}

/** In the order in which they come: most at once, some late, orders told of again and again, some under new ids. */
const arriving = ({ bodies, facts, days }: Told): fc.Arbitrary<readonly Fact[]> =>
  fc
    .tuple(
      anyFacts(facts, bodies, facts / 2),
      fc.infiniteStream(fc.nat(days)),
      fc.infiniteStream(
        fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(days) }),
      ),
      fc.infiniteStream(fc.nat(4)),
    )
    .map(([told, happened, delayed, odd]) =>
      told
        .map((fact) => {
          const at = START + next(happened) * DAY;
          return { ...stated(fact, at, next(odd)), at, receivedAt: at + next(delayed) * DAY };
        })
        .sort((a, b) => a.receivedAt - b.receivedAt),
    );

const next = (numbers: fc.Stream<number>): number => numbers.next().value ?? 0;

/** Orders name days near the time at which they are told of, and most belong to a quarter. */
function stated(fact: Fact, at: number, odd: number): Fact {
  if (!("version" in fact) || fact.kind === "standing") return fact;
  const named = {
    order: odd === 0 ? fact.order : `${fact.order}${Math.floor(at / (90 * DAY))}`,
    version: at - odd * DAY,
  };
  if (!("placedAt" in fact)) return { ...fact, ...named };
  return { ...fact, ...named, placedAt: at - odd * DAY };
}

/** A batch: so many new facts, and whether some come again, from where. */
const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(9), fc.nat(100)), {
  minLength: 80,
  maxLength: 80,
});

/** How many batches were folded as news, of which on top of orders that are over, and of a cart that was summed up. */
interface Played {
  news: number;
  all: number;
  sealed: number;
  cart: number;
}

function holdsFor(told: Told, settings: FoldSettings, numRuns: number): Played {
  const played: Played = { news: 0, all: 0, sealed: 0, cart: 0 };
  const play = (facts: readonly Fact[], batches: readonly (readonly [number, number, number])[]) => {
    let history: History = NO_HISTORY;
    let seen = 0;
    for (const [size, luck, from] of batches) {
      if (seen >= facts.length) return;
      const again = luck === 0 ? facts.slice(0, seen).slice(-from - 1, -from || undefined) : [];
      const news = [...facts.slice(seen, seen + size), ...again];
      seen += size;
      const all = foldAll(ID, facts.slice(0, seen), settings);
      const folded = foldNews(history, news, { id: ID, settings });
      played.all += 1;
      if (folded) {
        expect({ profile: folded.profile, history: folded.history }).toEqual({
          profile: all.profile,
          history: all.history,
        });
        played.news += 1;
        if (history.sealed) played.sealed += 1;
        if (history.cart) played.cart += 1;
      }
      // As it is stored.
      history = JSON.parse(JSON.stringify(all.history));
      expect(history).toEqual(all.history);
    }
  };
  fc.assert(fc.property(arriving(told), steps, play), { numRuns });
  return played;
}

describe("a fold in pieces", () => {
  it.each([
    ["everything", { bodies: everything, facts: 60, days: 1_000 }],
    ["carts", { bodies: shopping, facts: 70, days: 30 }],
  ])("is the fold at once, of %s", (_, told) => {
    const settings = { ...SETTINGS, loyalty: PROGRAMME };
    fc.assert(
      fc.property(arriving(told), fc.integer({ min: 1, max: 20 }), (facts, size) => {
        const { profile, history } = foldAll(ID, facts, settings);
        const pieces = foldInPieces(ID, facts, settings, { onOver: () => undefined, size });
        expect({ profile: pieces.profile, history: pieces.history }).toEqual({ profile, history });
      }),
      { numRuns: 100 },
    );
  });
});

describe("a fold of news", () => {
  it("is the fold of all facts, after each batch, in whatever order and however often they come", () => {
    const { news, all, sealed } = holdsFor({ bodies: everything, facts: 60, days: 1_000 }, SETTINGS, 25);
    expect(news).toBeGreaterThan(all / 2);
    expect(sealed).toBeGreaterThan(all / 20);
  });

  it("is so where carts are filled and orders take things out of them", () => {
    const { news, all, cart } = holdsFor({ bodies: shopping, facts: 70, days: 30 }, SETTINGS, 25);
    expect(news).toBeGreaterThan(all / 2);
    expect(cart).toBeGreaterThan(all / 20);
  });

  it("is so where people change their address and their mind", () => {
    const { news, all } = holdsFor({ bodies: contact, facts: 50, days: 40 }, SETTINGS, 25);
    expect(news).toBeGreaterThan(all / 2);
  });

  it("is so for members of a loyalty programme, and where orders of browsers count", () => {
    const settings = { ...SETTINGS, loyalty: PROGRAMME, browserOrderLimit: 500 };
    const { news, all } = holdsFor({ bodies: everything, facts: 50, days: 1_000 }, settings, 25);
    expect(news).toBeGreaterThan(all / 2);
  });
});
