import { addBought, type Bought, type BoughtCountsState, noneBought } from "./bought-counts.ts";

/** Of the counts those of the things with the highest standing; each number stands for `scale` times as much. */
export interface MostBought {
  readonly scale: number;
  /** The highest standing first. */
  readonly things: readonly (readonly [id: string, bought: Bought])[];
}

export function mostBought({ floor, entries }: BoughtCountsState, most: number): MostBought {
  const standings = new Map<string, number>();
  for (const [, id, , standing] of entries) standings.set(id, (standings.get(id) ?? 0) + standing);
  const chosen = [...standings]
    .sort(([one, low], [other, high]) => high - low || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([id]): readonly [string, Bought] => [id, noneBought()]);
  const sums = new Map(chosen);
  for (const entry of entries) {
    const sum = sums.get(entry[1]);
    if (sum) addBought(sum, entry);
  }
  return { scale: 2 ** floor, things: chosen };
}
