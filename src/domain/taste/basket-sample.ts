import { hashOfKey } from "../basics/key-sample.ts";

/** How much of the sample is kept: so many buyers, and so many products in their baskets together. */
export interface BasketRoom {
  readonly baskets: number;
  readonly products: number;
}

/** As JSON keeps it: the products' ids, and for each buyer [hash, ...places in `ids`], by hash. */
export interface BasketSampleState {
  /** Hashes from here on are out; absent while everybody is in. */
  readonly below?: number;
  readonly ids: readonly string[];
  readonly baskets: readonly (readonly number[])[];
}

/**
 * What each of a uniform sample of buyers buys: those whose hashes are the smallest, as many as there is room for
 * (bottom-k sampling, as makeKeySample). Merged samples of shards are the sample of the whole, in whatever order.
 */
export interface BasketSample {
  add(buyer: string, products: readonly string[]): void;
  merge(other: BasketSampleState): void;
  state(): BasketSampleState;
}

interface Entry {
  readonly hash: number;
  readonly products: readonly string[];
}

export function makeBasketSample(room: BasketRoom): BasketSample {
  let entries: Entry[] = [];
  let products = 0;
  let below = Number.POSITIVE_INFINITY;
  const ids = new Map<string, string>();

  /** One text for each product, however many baskets have it: a slice keeps alive the whole page it was read from. */
  const shared = (id: string): string => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    ids.set(id, id);
    return id;
  };

  function put(entry: Entry): void {
    if (entry.hash >= below) return;
    entries.push({ hash: entry.hash, products: entry.products.map(shared) });
    products += entry.products.length;
    // Twice as many as are kept, so that sorting is rare.
    if (entries.length >= 2 * room.baskets + 2 || products >= 2 * room.products + 200) trim();
  }

  function trim(): void {
    entries.sort((one, other) => one.hash - other.hash);
    let [kept, size] = [0, 0];
    for (const entry of entries) {
      if (kept >= room.baskets || size + entry.products.length > room.products || entry.hash >= below) break;
      kept += 1;
      size += entry.products.length;
    }
    below = Math.min(below, entries[kept]?.hash ?? below);
    entries = entries.slice(0, kept);
    products = size;
  }

  return {
    add: (buyer, bought) => put({ hash: hashOfKey(buyer), products: bought }),
    merge(other) {
      for (const [hash = 0, ...places] of other.baskets) {
        put({ hash, products: places.flatMap((place) => other.ids[place] ?? []) });
      }
      below = Math.min(below, other.below ?? below);
      trim();
    },
    state() {
      trim();
      const places = new Map(
        [...new Set(entries.flatMap((entry) => entry.products))].sort().map((id, at) => [id, at]),
      );
      return {
        ...(Number.isFinite(below) && { below }),
        ids: [...places.keys()],
        baskets: entries.map((entry) => [entry.hash, ...entry.products.map((id) => places.get(id) ?? 0)]),
      };
    },
  };
}
