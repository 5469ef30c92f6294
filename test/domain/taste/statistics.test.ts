import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  makeTasteCounter,
  TASTE_ROOM,
  type TasteRoom,
  tasteRoomOfShard,
} from "../../../src/domain/taste/statistics.ts";
import { countedTastes, ordered, tasteFrom } from "../../support/tastes.ts";

const TODAY = 200;
const SMALL: TasteRoom = { baskets: { baskets: 5, products: 9 }, products: 6, categories: 3 };

const taste = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: TODAY }),
      fc.array(
        fc.tuple(
          fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
          fc.constantFrom("x", "y", "z"),
          fc.integer({ min: 1, max: 4 }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((orders) => tasteFrom(...orders.map(([day, items], at) => ordered(day, items, { order: `o${at}` }))));
const shop = fc.array(taste, { maxLength: 30 }).map((all) => all.map((one, at) => [`c:${at}`, one] as const));

describe("a night's counts of taste", () => {
  it.each([
    ["with room for everybody", TASTE_ROOM],
    ["without", SMALL],
  ])("are the same however the shop is divided and merged, %s", (_, room) => {
    fc.assert(
      fc.property(
        shop,
        fc.infiniteStream(fc.integer({ min: 0, max: 2 })),
        fc.boolean(),
        (all, draws, turned) => {
          const shards: (typeof all)[] = [[], [], []];
          for (const one of all) shards[Number(draws.next().value)]?.push(one);
          const states = shards.map((part) => countedTastes(part, TODAY, room).state());
          const merged = makeTasteCounter(room);
          for (const state of turned ? states.reverse() : states)
            merged.merge(JSON.parse(JSON.stringify(state)));
          const paired = makeTasteCounter(room);
          const pair = makeTasteCounter(room);
          for (const state of states.slice(1)) pair.merge(state);
          for (const state of [pair.state(), ...states.slice(0, 1)]) paired.merge(state);
          const whole = countedTastes(all, TODAY, room).state();
          expect(merged.state()).toEqual(whole);
          expect(paired.state()).toEqual(whole);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("keep no more than there is room for", () => {
    const all = Array.from({ length: 400 }, (_, at) => {
      const own = [ordered(at % TODAY, [[`p${at}`, `k${at % 40}`], [`p${at + 1}`]])];
      return [`c:${at}`, tasteFrom(...own)] as const;
    });
    const state = countedTastes(all, TODAY, SMALL).state();
    expect(state.buyers).toBe(400);
    expect(state.baskets.baskets).toHaveLength(4);
    expect(state.products.entries.length).toBeLessThanOrEqual(SMALL.products);
    expect(state.categories.entries.length).toBeLessThanOrEqual(SMALL.categories);
    expect(state.products.floor).toBeGreaterThan(0);
  });

  it("of one shard may fill the whole room, and of thousands do not grow beyond a few times of it", () => {
    expect(tasteRoomOfShard(1)).toEqual(TASTE_ROOM);
    expect(2_000 * tasteRoomOfShard(2_000).baskets.baskets).toBeLessThanOrEqual(
      5 * TASTE_ROOM.baskets.baskets,
    );
  });
});
