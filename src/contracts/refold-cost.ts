import { PRICES } from "./prices.ts";

/** What folding one profile again uses at most, when customers have been known for some months: `npm run cost` measures it. */
export const REFOLD = { readUnits: 8, writeUnits: 2, gbSeconds: 0.02 } as const;

interface Used {
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly gbSeconds: number;
}

/** US dollars at list prices for folding so many profiles again. */
export function refoldUsd(profiles: number, each: Used = REFOLD): number {
  const { million, gbSecond } = PRICES;
  const units = each.readUnits * million.readUnits + each.writeUnits * million.writeUnits;
  return profiles * (units / 1e6 + each.gbSeconds * gbSecond);
}
