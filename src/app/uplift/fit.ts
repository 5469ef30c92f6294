import { type Day, monthOf } from "../../domain/basics/calendar.ts";
import { isOfOffers } from "../../domain/proof/exploration.ts";
import { checkUplift, type UpliftVerdict } from "../../domain/uplift/check.ts";
import { countSides } from "../../domain/uplift/counted-sides.ts";
import { trialOf, type UpliftDraw } from "../../domain/uplift/draws.ts";
import { UPLIFT_FEATURES } from "../../domain/uplift/features.ts";
import type { DatedUpliftCheck, UpliftChecks, UpliftDraws } from "../../ports/uplift.ts";

export interface FitUpliftDeps {
  readonly draws: Pick<UpliftDraws, "counted">;
  readonly checks: UpliftChecks;
}

/** More make the interval hardly narrower, only the check slower: these take about a minute and 350 MB. */
const MOST_DRAWS = 100_000;
const WEEK = 7;

/**
 * Looks whether the shop's own draws tell whom a mail moves, and keeps the model where they do. Once a week while there are
 * too few draws, which asks of no effect; then once a quarter: a second look in the same quarter answers what the first has
 * found, so that the error rate is that of four looks a year.
 */
export function makeFitUplift({ draws, checks }: FitUpliftDeps) {
  return async (today: Day): Promise<UpliftVerdict> => {
    const before = await checks.newest();
    if (before && !isDue(before, today)) return before.verdict;
    const counted = await newest(draws);
    const check = checkUplift(trialOf(counted, UPLIFT_FEATURES), {
      today,
      seed: quarterOf(today),
      ...(before && { before: before.verdict }),
    });
    await checks.put({ ...check, on: today, sides: countSides(counted) });
    return check.verdict;
  };
}

function isDue({ verdict, on }: DatedUpliftCheck, today: Day): boolean {
  return verdict.state === "too-early" ? today >= on + WEEK : quarterOf(today) > quarterOf(on);
}

async function newest(draws: FitUpliftDeps["draws"]): Promise<readonly UpliftDraw[]> {
  const found: UpliftDraw[] = [];
  for await (const draw of draws.counted()) {
    // What an offer adds to a mail is another question.
    if (isOfOffers(draw.experiment)) continue;
    if (found.push(draw) >= MOST_DRAWS) break;
  }
  return found;
}

const quarterOf = (day: Day): number => Math.floor(monthOf(day) / 3);
