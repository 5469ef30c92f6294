import { type Day, monthOf } from "../../domain/basics/calendar.ts";
import { checkUplift, type UpliftVerdict } from "../../domain/uplift/check.ts";
import { trialOf, type UpliftDraw } from "../../domain/uplift/draws.ts";
import { UPLIFT_FEATURES } from "../../domain/uplift/features.ts";
import type { UpliftChecks, UpliftDraws } from "../../ports/uplift.ts";

export interface FitUpliftDeps {
  readonly draws: UpliftDraws;
  readonly checks: UpliftChecks;
}

/** More make the interval hardly narrower, only the check slower. */
const MOST_DRAWS = 200_000;

/**
 * Looks once a quarter whether the shop's own draws tell whom a mail moves, and keeps the model where they do. A second
 * look in the same quarter answers what the first has found: the error rate is that of four looks a year.
 */
export function makeFitUplift({ draws, checks }: FitUpliftDeps) {
  return async (today: Day): Promise<UpliftVerdict> => {
    const before = await checks.newest();
    if (before && quarterOf(before.on) >= quarterOf(today)) return before.verdict;
    const trial = trialOf(await newest(draws), UPLIFT_FEATURES);
    const check = checkUplift(trial, {
      today,
      seed: quarterOf(today),
      ...(before && { before: before.verdict }),
    });
    await checks.put({ ...check, on: today });
    return check.verdict;
  };
}

async function newest(draws: UpliftDraws): Promise<readonly UpliftDraw[]> {
  const found: UpliftDraw[] = [];
  for await (const draw of draws.counted()) {
    if (found.push(draw) >= MOST_DRAWS) break;
  }
  return found;
}

const quarterOf = (day: Day): number => Math.floor(monthOf(day) / 3);
