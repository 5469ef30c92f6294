import { DAY, parseDuration, parseTimeOfDay } from "../../../domain/basics/calendar.ts";
import { audienceCondition, chainOf } from "../../../domain/campaigns/chain-of.ts";
import { OUTSIDE_OF_CHAINS } from "../../../domain/conditions/field-domains.ts";
import { fails, holds } from "../../../domain/conditions/possible.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Campaign } from "../../../domain/config/campaign.ts";
import { isQuietAt } from "../../../domain/mail/quiet-hours.ts";
import type { PathProblem } from "../problem.ts";
import { neverHolds } from "./conditions.ts";
import type { Judge } from "./judge.ts";
import { stepWarnings } from "./steps.ts";
import { variantWarnings } from "./variants.ts";

/** Campaigns that reach nobody, or not as written. */
export function campaignWarnings(campaign: Campaign, bundle: Bundle, judge: Judge): readonly PathProblem[] {
  const condition = audienceCondition(campaign, bundle);
  const formula = condition === undefined ? undefined : judge.read(condition).formula;
  const never = formula && neverHolds(formula, [holds(OUTSIDE_OF_CHAINS)], judge);
  if (never)
    return [
      {
        path: ["audience", campaign.audience.when === undefined ? "segment" : "when"],
        message: `can never hold, so nobody is in the audience: ${never}`,
      },
    ];
  const chain = chainOf({ ...campaign, audience: { ...campaign.audience, frozen: true } }, bundle);
  return [
    ...(formula ? exitWarnings(campaign, formula, judge) : []),
    ...[...stepWarnings(chain, bundle, judge), ...variantWarnings(chain, bundle)].map(
      ({ path: [, , ...path], ...warning }) => ({ ...warning, path }),
    ),
    ...timeWarnings(campaign, bundle),
  ];
}

function exitWarnings(
  { exit }: Campaign,
  formula: Parameters<typeof holds>[0],
  judge: Judge,
): readonly PathProblem[] {
  if (exit === undefined || judge.canBe(holds(formula), fails(judge.read(exit).formula))) return [];
  const message = "holds for everybody in the audience, so nobody gets the mail: correct one of the two";
  return [{ path: ["exit"], message }];
}

function timeWarnings({ schedule, ramp_up: ramp }: Campaign, { store }: Bundle): readonly PathProblem[] {
  const quiet = store.quiet_hours;
  const minutes = parseTimeOfDay(schedule.local_time ?? "");
  const isShort = (parseDuration(schedule.until ?? "") ?? Number.POSITIVE_INFINITY) <= DAY;
  return [
    ...(quiet && minutes !== undefined && isQuietAt(quiet, minutes)
      ? [
          {
            path: ["schedule", "local_time"],
            message: `lies in the quiet hours from ${quiet.from} to ${quiet.to}, so the mail goes out at ${quiet.to}: write a time outside of them, like "${quiet.to}"`,
          },
        ]
      : []),
    ...(ramp && isShort
      ? [
          {
            path: ["schedule", "until"],
            message: `ends within the first day of the ramp-up, so at most ${ramp.first_day} mails go: write a later time`,
          },
        ]
      : []),
  ];
}
