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
  /** Places in the list of names. */
  readonly products: readonly number[];
}

export function makeBasketSample(room: BasketRoom): BasketSample {
  let entries: Entry[] = [];
  let products = 0;
  let below = Number.POSITIVE_INFINITY;
  let names = makeNames();

  function put(entry: Entry): void {
    entries.push(entry);
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
    keepUsedNames();
  }

  /** Names in order of their text, each in use: what is sampled decides, not what was once offered. */
  function keepUsedNames(): void {
    const used = new Set<number>();
    for (const entry of entries) for (const place of entry.products) used.add(place);
    const sorted = [...used].map((place) => ({ place, id: names.list[place] ?? "" }));
    sorted.sort((one, other) => (one.id < other.id ? -1 : 1));
    const moved = new Uint32Array(names.list.length);
    names = makeNames();
    for (const { place, id } of sorted) moved[place] = names.placeOf(id);
    entries = entries.map((entry) => ({
      hash: entry.hash,
      products: entry.products.map((place) => moved[place] ?? 0),
    }));
  }

  return {
    add(buyer, bought) {
      const hash = hashOfKey(buyer);
      if (hash < below) put({ hash, products: bought.map(names.placeOf) });
    },
    merge(other) {
      for (const [hash = 0, ...places] of other.baskets) {
        if (hash >= below) continue;
        put({ hash, products: places.map((place) => names.placeOf(other.ids[place] ?? "")) });
      }
      below = Math.min(below, other.below ?? below);
      trim();
    },
    state() {
      trim();
      return {
        ...(Number.isFinite(below) && { below }),
        ids: [...names.list],
        baskets: entries.map((entry) => [entry.hash, ...entry.products]),
      };
    },
  };
}

function makeNames() {
  const places = new Map<string, number>();
  const list: string[] = [];
  return {
    list,
    placeOf: (id: string): number => {
      const known = places.get(id);
      if (known !== undefined) return known;
      places.set(id, list.length);
      return list.push(id) - 1;
    },
  };
}
