import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestCategory } from "../../../src/domain/taste/best-category.ts";
import { TASTE_CATEGORIES, TASTE_PRODUCTS } from "../../../src/domain/taste/taste.ts";
import { tasteOf } from "../../../src/domain/taste/taste-of.ts";
import { ordered, tasteFrom } from "../../support/tastes.ts";

const idsOf = (rows: readonly { readonly id: string }[] = []) => rows.map(({ id }) => id);

describe("what a buyer buys", () => {
  it("is counted by order day, halved every 60 days, with the gaps by unit", () => {
    const taste = tasteFrom(
      ordered(100, [["beans", "coffee", 2]]),
      ordered(160, [["beans", "coffee"]]),
      ordered(160, [["mug", "kitchen"]]),
    );
    expect(taste.rhythm).toEqual({ weight: 1.5, days: 2, firstDay: 100, lastDay: 160 });
    expect(taste.products[0]).toEqual({
      id: "beans",
      category: "coffee",
      weight: 1.5,
      days: 2,
      firstDay: 100,
      lastDay: 160,
      gaps: 30,
      units: 1,
    });
    expect(idsOf(taste.products)).toEqual(["beans", "mug"]);
  });

  it("is the same in whatever order the orders are told", () => {
    const day = fc.integer({ min: 0, max: 40 });
    const lines = fc.array(
      fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("x", "y"), fc.integer({ min: 0, max: 3 })),
      { maxLength: 3 },
    );
    const orders = fc
      .array(fc.tuple(day, lines), { maxLength: 8 })
      .map((told) => told.map(([at, items], index) => ordered(at, items, { order: `o${index}` })));
    fc.assert(
      fc.property(
        orders.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([one, other]) => {
          expect(tasteOf(other, "UTC")).toEqual(tasteOf(one, "UTC"));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has nothing of cancelled orders, of orders paid back, and of lines that were sent back", () => {
    const taste = tasteFrom(
      ordered(1, [["dress"], ["belt"]], { returned: [{ product: "dress", kept: 0 }] }),
      ordered(2, [["coat"]], { cancelled: true }),
      ordered(3, [["boots"]], { spent: 0, refunded: 9_000 }),
      ordered(4, [["socks", undefined, 3]], { returned: [{ product: "socks", kept: 2 }] }),
    );
    expect(new Set(idsOf(taste.products))).toEqual(new Set(["belt", "socks"]));
    expect(taste.products.find(({ id }) => id === "socks")?.units).toBe(2);
    expect(taste.returned).toEqual(["boots", "dress"]);
    expect(tasteOf([ordered(3, [["boots"]], { spent: 0, refunded: 9_000 })], "UTC")).toBeUndefined();
  });

  it("forgets a return once the product was bought again and kept", () => {
    const sentBack = ordered(1, [["dress"], ["belt"]], { returned: [{ product: "dress", kept: 0 }] });
    expect(tasteFrom(sentBack, ordered(9, [["dress"]])).returned).toBeUndefined();
  });

  it("keeps the products and categories that are likeliest to be bought again", () => {
    const once = Array.from({ length: 100 }, (_, at) => ordered(at, [[`p${at}`, `k${at}`]]));
    const taste = tasteFrom(...once, ordered(3, [["usual", "often"]]), ordered(60, [["usual", "often"]]));
    expect(taste.products).toHaveLength(TASTE_PRODUCTS);
    expect(taste.categories).toHaveLength(TASTE_CATEGORIES);
    expect(taste.products[0]?.id).toBe("usual");
    expect(idsOf(taste.products)).not.toContain("p0");
  });

  it("files a product under the category of its last order", () => {
    const taste = tasteFrom(ordered(1, [["tee", "summer"]]), ordered(9, [["tee", "sale"]]));
    expect(idsOf(taste.categories)).toEqual(["sale"]);
  });
});

describe("the best category", () => {
  it("is the one bought most often, lately above all, not the one bought last", () => {
    const habit = [0, 10, 20, 30].map((at) => ordered(at, [["beans", "coffee"]]));
    const taste = tasteFrom(...habit, ordered(40, [["lamp", "light"]]));
    expect(bestCategory(taste, 41)).toBe("coffee");
    const changed = [200, 230].map((at) => ordered(at, [["leaves", "tea"]]));
    expect(bestCategory(tasteFrom(...habit.slice(0, 2), ...changed), 231)).toBe("tea");
    expect(bestCategory(tasteFrom(ordered(1, [["thing"]])), 2)).toBeUndefined();
  });
});
