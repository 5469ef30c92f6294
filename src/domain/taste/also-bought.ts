import type { BasketSampleState } from "./basket-sample.ts";

/** Neighbours of each product. */
const NEIGHBOURS = 20;
/** What a lift is drawn towards 1 weighs as much as so many buyers of both who would be there by chance. */
const PRIOR_BUYERS = 5;
/** Fewer buyers of both than this are an accident. */
const FEWEST = 3;
/** Lifts are kept in tenths, which is as much as anybody knows of them. */
export const LIFT_PARTS = 10;

/**
 * For each product those whose buyers it shares beyond what chance would bring, strongest first: places in `ids` and
 * lifts in tenths, in turn. A lift is (buyers of both + 5) / (buyers of both by chance + 5), drawn towards 1 as in
 * DuMouchel's gamma-Poisson shrinker (1999), so that three common buyers of two rare products are no discovery.
 */
export function alsoBought(
  sample: BasketSampleState,
  ids: readonly string[],
): readonly (readonly number[])[] {
  const size = ids.length;
  const { both, alone } = countPairs(sample, ids);
  const people = sample.baskets.length;
  return ids.map((_, one) => {
    const found: { readonly place: number; readonly lift: number; readonly strength: number }[] = [];
    for (let other = 0; other < size; other += 1) {
      const shared = both[one < other ? one * size + other : other * size + one] ?? 0;
      if (one === other || shared < FEWEST) continue;
      const byChance = ((alone[one] ?? 0) * (alone[other] ?? 0)) / people;
      const lift = (shared + PRIOR_BUYERS) / (byChance + PRIOR_BUYERS);
      if (lift > 1.1)
        found.push({ place: other, lift, strength: (shared - byChance) / Math.sqrt(byChance + 1) });
    }
    found.sort((a, b) => b.strength - a.strength || a.place - b.place);
    return found.slice(0, NEIGHBOURS).flatMap(({ place, lift }) => [place, Math.round(LIFT_PARTS * lift)]);
  });
}

function countPairs({ ids: known, baskets }: BasketSampleState, ids: readonly string[]) {
  const size = ids.length;
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const places = known.map((id) => placeOf.get(id) ?? -1);
  const both = new Uint32Array(size * size);
  const alone = new Uint32Array(size);
  const own: number[] = [];
  for (const basket of baskets) {
    own.length = 0;
    for (let at = 1; at < basket.length; at += 1) {
      const place = places[basket[at] ?? -1] ?? -1;
      if (place >= 0) own.push(place);
    }
    own.sort((a, b) => a - b);
    for (let first = 0; first < own.length; first += 1) {
      const one = own[first] ?? 0;
      alone[one] = (alone[one] ?? 0) + 1;
      for (let second = first + 1; second < own.length; second += 1) {
        const at = one * size + (own[second] ?? 0);
        both[at] = (both[at] ?? 0) + 1;
      }
    }
  }
  return { both, alone };
}
