import { describe, expect, it } from "vitest";
import type { Product } from "../../../src/domain/catalogue/product.ts";
import { fitTaste } from "../../../src/domain/taste/model.ts";
import { recommend } from "../../../src/domain/taste/recommend.ts";
import { duesOf } from "../../../src/domain/taste/replenishment.ts";
import type { Taste } from "../../../src/domain/taste/taste.ts";
import { type Bought, countedTastes, ordered, tasteFrom } from "../../support/tastes.ts";

const TODAY = 400;

/** So many customers who buy the same every so many days, up to some days ago, each beginning on a day of their own. */
const regulars = (count: number, everyDays: number, items: readonly Bought[], name = "r") =>
  Array.from({ length: count }, (_, at): readonly [string, Taste] => {
    const first = 100 + (at % everyDays);
    const times = Math.floor((TODAY - first) / everyDays) + 1;
    return [
      `${name}:${at}`,
      tasteFrom(...Array.from({ length: times }, (_, time) => ordered(first + time * everyDays, items))),
    ];
  });

const modelOf = (tastes: readonly (readonly [string, Taste])[], products: readonly Product[] = []) =>
  fitTaste(
    countedTastes(tastes, TODAY).state(),
    TODAY,
    new Map(products.map((product) => [product.product, product])),
  );

const COFFEE = regulars(40, 30, [["beans", "coffee"]]);
const dueOf = (model: ReturnType<typeof modelOf>, taste: Taste, id: string) =>
  duesOf(model, taste).find((due) => due.of === "product" && due.id === id);

describe("due dates", () => {
  it("are a month after the last coffee in a shop where coffee lasts a month", () => {
    const due = dueOf(modelOf(COFFEE), tasteFrom(ordered(390, [["beans", "coffee"]])), "beans");
    expect(due?.everyDays).toBeGreaterThanOrEqual(29);
    expect(due?.everyDays).toBeLessThanOrEqual(31);
    expect(due?.day).toBe(390 + (due?.everyDays ?? 0));
  });

  it("are twice as far off after a pack of double size, and the interval that is told stays", () => {
    const model = modelOf(COFFEE);
    const days = [270, 300, 330, 360, 390];
    const singles = tasteFrom(...days.map((day) => ordered(day, [["beans", "coffee"]])));
    const double = tasteFrom(...days.map((day) => ordered(day, [["beans", "coffee", day === 390 ? 2 : 1]])));
    const [one, two] = [dueOf(model, singles, "beans"), dueOf(model, double, "beans")];
    expect((two?.day ?? 0) - 390).toBeCloseTo(2 * ((one?.day ?? 0) - 390), -0.5);
    expect(two?.everyDays).toBe(one?.everyDays);
  });

  it.each([
    2, 5, 12,
  ])("tell %i regulars who buy every 30 days, two more or less, so, whatever the shop's others do", (count) => {
    const beans = Array.from({ length: count }, (_, at): readonly [string, Taste] => [
      `r:${at}`,
      tasteFrom(
        ...Array.from({ length: 9 }, (_, time) =>
          ordered(100 + at + 30 * time + ((7 * at + 3 * time) % 5) - 2, [["beans", "coffee"]]),
        ),
      ),
    ]);
    const tea = regulars(30, 110, [["leaves", "tea"]], "t");
    const model = modelOf([...beans, ...tea]);
    const exact = [270, 300, 330, 360, 390].map((day) => ordered(day, [["beans", "coffee"]]));
    for (const taste of [...beans.map(([, one]) => one), tasteFrom(...exact)]) {
      const due = dueOf(model, taste, "beans");
      const last = taste.products[0]?.lastDay ?? 0;
      for (const days of [due?.everyDays ?? 0, (due?.day ?? 0) - last]) {
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(32);
      }
    }
    const double = dueOf(
      model,
      tasteFrom(...exact.slice(0, 4), ordered(390, [["beans", "coffee", 2]])),
      "beans",
    );
    expect(double?.everyDays).toBeLessThanOrEqual(32);
    expect(Math.abs((double?.day ?? 0) - 390 - 60)).toBeLessThanOrEqual(6);
  });

  it("do not follow the units where those do not matter", () => {
    const random = [1, 3, 2, 1, 2, 3, 1, 1, 3];
    const shop = Array.from({ length: 60 }, (_, at): readonly [string, Taste] => [
      `c:${at}`,
      tasteFrom(
        ...random.map((_, time) =>
          ordered(100 + 30 * time, [["beans", "coffee", random[(time + at) % random.length] ?? 1]]),
        ),
      ),
    ]);
    const model = modelOf(shop);
    expect(model.unitsPower.product).toBeLessThan(0.3);
    const due = dueOf(model, tasteFrom(ordered(390, [["beans", "coffee", 3]])), "beans");
    expect((due?.day ?? 0) - 390).toBeLessThan(40);
  });

  it("follow the buyer's own pace, and leave out what is no more and what is bought once", () => {
    const often = [300, 310, 320, 330, 340, 350].map((day) => ordered(day, [["beans", "coffee"]]));
    const own = tasteFrom(...often, ordered(350, [["machine", "machines"]]));
    const machines = Array.from({ length: 60 }, (_, at): readonly [string, Taste] => [
      `m:${at}`,
      tasteFrom(ordered(20 + at, [["machine", "machines"]])),
    ]);
    const dues = duesOf(modelOf([...COFFEE, ...machines]), own);
    const beans = dues.find(({ id }) => id === "beans");
    expect(beans?.everyDays).toBeLessThan(15);
    expect(dues.map(({ id }) => id)).not.toContain("machine");
    const gone = modelOf(COFFEE, [{ product: "beans", discontinued: true }]);
    expect(duesOf(gone, tasteFrom(...often)).map(({ of, id }) => `${of} ${id}`)).toEqual(["category coffee"]);
  });
});

describe("recommendations", () => {
  const shoes = Array.from({ length: 40 }, (_, at): readonly [string, Taste] => [
    `s:${at}`,
    tasteFrom(ordered(200 + at, [["shoes", "running"]]), ordered(230 + at, [["shirt", "clothes"]])),
  ]);
  const tea = regulars(60, 40, [["leaves", "tea"]], "t");
  const model = modelOf([...COFFEE, ...shoes, ...tea]);

  it("begin with what is bought again, and say how often", () => {
    const [first] = recommend(model, COFFEE[0]?.[1], { today: TODAY, most: 3 });
    expect(first?.product).toBe("beans");
    expect(first?.reason).toEqual({ kind: "again", everyDays: 30 });
  });

  it("tell a runner of what other runners bought, also within a category", () => {
    const runner = tasteFrom(ordered(390, [["shoes", "running"]]));
    const clothes = recommend(model, runner, { today: TODAY, most: 3, category: "clothes" });
    expect(clothes).toEqual([{ product: "shirt", reason: { kind: "also", product: "shoes" } }]);
  });

  it("leave out what was sent back, what is bought once and has been, and what is not to be had", () => {
    const sentBack = tasteFrom(
      ordered(380, [["beans", "coffee"]]),
      ordered(390, [["leaves", "tea"]], { spent: 0, refunded: 500 }),
    );
    const products = (of: Taste, by = model, excluded?: (product: string) => boolean) =>
      recommend(by, of, { today: TODAY, most: 9, ...(excluded && { excluded }) }).map(
        ({ product }) => product,
      );
    expect(products(sentBack)).not.toContain("leaves");
    expect(products(tasteFrom(ordered(390, [["shoes", "running"]])))).not.toContain("shoes");
    const gone = modelOf([...COFFEE, ...tea], [{ product: "beans", outOfStock: true }]);
    expect(products(sentBack, gone)).not.toContain("beans");
    expect(products(sentBack, model, (product) => product === "beans")).not.toContain("beans");
  });

  it("show strangers what is popular, and everybody what is new", () => {
    const fresh = modelOf([...COFFEE, ...tea], [{ product: "cups", category: "tea", since: TODAY - 3 }]);
    const told = recommend(fresh, undefined, { today: TODAY, most: 9 });
    expect(told[0]).toEqual({ product: "leaves", reason: { kind: "popular" } });
    expect(told).toContainEqual({ product: "cups", reason: { kind: "new" } });
  });
});

describe("a model", () => {
  it("of a shop of 40 customers falls back to the category, then to the shop", () => {
    const model = modelOf(COFFEE);
    const rare = tasteFrom(ordered(390, [["rare beans", "coffee"]]), ordered(390, [["odd"]]));
    const interval = (id: string) => (dueOf(model, rare, id)?.day ?? Number.NaN) - 390;
    expect(interval("rare beans")).toBeGreaterThan(25);
    expect(interval("rare beans")).toBeLessThan(35);
    expect(interval("odd")).toBeGreaterThan(25);
  });

  it("of a shop without orders recommends nothing, and expects nothing", () => {
    const model = modelOf([]);
    const taste = tasteFrom(ordered(390, [["beans", "coffee"]]));
    expect(recommend(model, undefined, { today: TODAY, most: 3 })).toEqual([]);
    expect(duesOf(model, taste)).toEqual([]);
  });

  it("stays small at a thousand times as many products", () => {
    const shop = Array.from({ length: 3_000 }, (_, at): readonly [string, Taste] => [
      `c:${at}`,
      tasteFrom(
        ordered(
          100 + (at % 300),
          Array.from(
            { length: 8 },
            (_, line): Bought => [`product-${(at * 7 + line * line * 13) % 4_000}`, `k${line}`],
          ),
        ),
      ),
    ]);
    const model = modelOf(shop);
    expect(model.products.length).toBeLessThanOrEqual(2_000);
    expect(Math.max(...model.also.map((row) => row.length))).toBeLessThanOrEqual(40);
    expect(JSON.stringify(model).length).toBeLessThan(1_500_000);
  });
});
