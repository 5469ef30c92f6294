import type { Day, Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { type ChurnModel, noPurchaseProbability } from "../churn/model.ts";
import type { Profile } from "../people/profile.ts";
import type { Allocation } from "./allocation.ts";
import { upliftFeatures } from "./features.ts";
import { type UpliftModel, upliftOf } from "./model.ts";

/** The model that a check has found worth using, and the day of that check. */
export interface ClaimedUplift {
  readonly on: Day;
  readonly model: UpliftModel;
}

/** The models that conditions see the answers of. `uplift` is absent while no check claims one. */
export interface Models {
  readonly churn: ChurnModel;
  readonly uplift?: ClaimedUplift;
  /** What offers with an allocated budget have to bring; absent before a night has looked. */
  readonly allocation?: Allocation;
}

/** What the models tell of one customer; each absent where there is nothing to tell. */
export interface Foretold {
  readonly noPurchaseProbability?: number;
  /** By how much a mail raises the probability of an order within the window of proof, -1 to 1. */
  readonly uplift?: number;
}

/** As of a moment; `today` is the shop's day of it. */
export interface ToldAt {
  readonly now: Instant;
  readonly today: Day;
  readonly periodDays: number;
}

/** Both scores: functions of the record and the published models, so that a night rewrites nobody for them. */
export function foretold(models: Models, profile: Profile, { now, today, periodDays }: ToldAt): Foretold {
  return withUplift(models, profile, noPurchaseProbability(models.churn, profile, today, periodDays), now);
}

/** The same where the probability is computed already; undefined of somebody who has never bought. */
export function withUplift(
  { uplift }: Pick<Models, "uplift">,
  profile: Profile,
  noPurchase: number | undefined,
  now: Instant,
): Foretold {
  const known = uplift && upliftOf(uplift.model, upliftFeatures(profile, noPurchase, now));
  return defined({ noPurchaseProbability: noPurchase, uplift: known });
}
