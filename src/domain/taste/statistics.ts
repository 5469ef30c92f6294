import type { Day } from "../basics/calendar.ts";
import { type BasketRoom, type BasketSampleState, makeBasketSample } from "./basket-sample.ts";
import { type BoughtCountsState, makeBoughtCounts } from "./bought-counts.ts";
import type { Taste } from "./taste.ts";

/** How much a counter keeps, whatever the shop's size. */
export interface TasteRoom {
  readonly baskets: BasketRoom;
  /** Products, and categories, that are counted; each once for every level of buyers. */
  readonly products: number;
  readonly categories: number;
}

/** Room for the whole shop. */
export const TASTE_ROOM: TasteRoom = {
  baskets: { baskets: 200_000, products: 1_000_000 },
  products: 50_000,
  categories: 20_000,
};

/** Shards are not exactly alike: each has room for so many times its fair share. */
const SLACK = 4;
const LEAST: TasteRoom = { baskets: { baskets: 500, products: 5_000 }, products: 5_000, categories: 1_000 };

/** How much one of so many shards keeps, so that what all of them keep together is bounded too. */
export function tasteRoomOfShard(shards: number): TasteRoom {
  const share = (whole: number, least: number) =>
    Math.min(whole, Math.max(least, Math.ceil((SLACK * whole) / shards)));
  return {
    baskets: {
      baskets: share(TASTE_ROOM.baskets.baskets, LEAST.baskets.baskets),
      products: share(TASTE_ROOM.baskets.products, LEAST.baskets.products),
    },
    products: share(TASTE_ROOM.products, LEAST.products),
    categories: share(TASTE_ROOM.categories, LEAST.categories),
  };
}

/** What a night learns taste from: plain JSON that merges exactly, in any order. */
export interface TasteStatistics {
  readonly buyers: number;
  /** Order days of all buyers beyond their first, and the days that lay between them. */
  readonly again: number;
  readonly span: number;
  /** Of the first order of all; absent without buyers. */
  readonly firstDay?: Day;
  /** How gaps followed units, in thousandths: xx and xy of products, then of categories. */
  readonly units: readonly [number, number, number, number];
  readonly products: BoughtCountsState;
  readonly categories: BoughtCountsState;
  readonly baskets: BasketSampleState;
}

export interface TasteCounter {
  /** `id` decides who is in the samples: the customer's key. */
  add(id: string, taste: Taste, today: Day): void;
  merge(state: TasteStatistics): void;
  state(): TasteStatistics;
}

export function makeTasteCounter(room: TasteRoom): TasteCounter {
  const products = makeBoughtCounts(room.products);
  const categories = makeBoughtCounts(room.categories);
  const baskets = makeBasketSample(room.baskets);
  let [buyers, again, span, firstDay] = [0, 0, 0, Number.POSITIVE_INFINITY];
  const units: [number, number, number, number] = [0, 0, 0, 0];
  return {
    add(id, taste, today) {
      buyers += 1;
      again += taste.rhythm.days - 1;
      span += taste.rhythm.lastDay - taste.rhythm.firstDay;
      firstDay = Math.min(firstDay, taste.rhythm.firstDay);
      const { productUnits, categoryUnits } = taste;
      units[0] += thousandths(productUnits?.xx);
      units[1] += thousandths(productUnits?.xy);
      units[2] += thousandths(categoryUnits?.xx);
      units[3] += thousandths(categoryUnits?.xy);
      products.add(id, taste.products, today);
      categories.add(id, taste.categories, today);
      baskets.add(
        id,
        taste.products.map((row) => row.id),
      );
    },
    merge(state) {
      buyers += state.buyers;
      again += state.again;
      span += state.span;
      firstDay = Math.min(firstDay, state.firstDay ?? firstDay);
      for (const at of [0, 1, 2, 3] as const) units[at] += state.units[at];
      products.merge(state.products);
      categories.merge(state.categories);
      baskets.merge(state.baskets);
    },
    state: () => ({
      buyers,
      again,
      span,
      ...(buyers > 0 && { firstDay }),
      units: [...units],
      products: products.state(),
      categories: categories.state(),
      baskets: baskets.state(),
    }),
  };
}

/** Whole numbers, because their sums are the same in any order. */
const thousandths = (value = 0): number => Math.round(1000 * value);
