import type { Standing } from "./histories.ts";
import { byRhythm, type ChurnModel, inSeason, shopProbability } from "./model.ts";
import { logistic } from "./regression.ts";
import { trainedParts } from "./train.ts";

/** Entries of the cache: some 50 MB, whatever the number of customers. */
const SLOTS = 1 << 21;
/** Histories up to here are told apart by one whole number below 2^53. */
const LONGEST = 1 << 17;

/**
 * `probabilityOf` for many customers. What depends on (x, tx, T) alone is looked up, because a shop has far fewer
 * different histories than customers; only what the money spent and the pattern of the
 * order days add is computed for each.
 */
export function makeScorer(model: ChurnModel, periodDays: number): (standing: Standing) => number {
  if (model.kind !== "trained-score" || model.score.periodDays !== periodDays) {
    const ofShop = cached((standing) => shopProbability(model, standing, periodDays));
    return (standing) => byRhythm(model, standing, periodDays, inSeason(model, ofShop(standing)));
  }
  const { common, single } = trainedParts(model.score);
  const ofMany = cached(common);
  const ofShop = (standing: Standing) => logistic(ofMany(standing) + single(standing));
  return (standing) => byRhythm(model, standing, periodDays, inSeason(model, ofShop(standing)));
}

/**
 * Keeps the last result in each slot, so that memory stays bounded; a history that lost its slot is computed again. Key
 * and value lie side by side, to be fetched together.
 */
function cached(compute: (standing: Standing) => number): (standing: Standing) => number {
  const slots = new Float64Array(2 * SLOTS);
  return (standing) => {
    const { x, tx, T } = standing;
    if (x >= LONGEST || T >= LONGEST) return compute(standing);
    const key = 1 + (x * LONGEST + tx) * LONGEST + T;
    const mixed = Math.imul(Math.imul(x, 0x9e3779b1) ^ Math.imul(tx, 0x85ebca6b) ^ T, 0xc2b2ae35);
    const slot = 2 * ((mixed ^ (mixed >>> 15)) & (SLOTS - 1));
    if (slots[slot] === key) return slots[slot + 1] ?? Number.NaN;
    const value = compute(standing);
    slots[slot] = key;
    slots[slot + 1] = value;
    return value;
  };
}
