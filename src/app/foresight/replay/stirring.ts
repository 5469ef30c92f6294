import type { Day } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import { leadOf } from "../../../domain/loyalty/due.ts";
import type { Profile } from "../../../domain/people/profile.ts";
import { loyaltyChains } from "../../nightly/loyalty-dues.ts";

/** Nights look ahead by hours, and make up for a week that others have missed: so long around a day it may matter. */
const BEFORE_DAYS = 2;
const AFTER_DAYS = 10;

/**
 * Until when the loyalty programme certainly has nothing to say of somebody to whom nothing happens: the first day, from
 * `from` on, near one on which points come or end, a level changes, or something has happened. A friend whose reward is
 * open is always asked about.
 */
export function makeStirring(bundle: Bundle): (profile: Profile, from: Day) => Day {
  const leads = loyaltyChains(bundle).flatMap(({ enter }) =>
    "points" in enter && enter.points === "expiring" ? [leadOf(enter)] : [],
  );
  return ({ loyalty, referral, orderDays }, from) => {
    if (referral && !referral.refused && !referral.earned) return from;
    if (!loyalty) return Number.POSITIVE_INFINITY;
    const { on, lots, changes = [], graceUntil } = loyalty;
    let first = Number.POSITIVE_INFINITY;
    const see = (day: Day | undefined) => {
      if (day !== undefined && day + AFTER_DAYS >= from) first = Math.min(first, day - BEFORE_DAYS);
    };
    see(on);
    see(orderDays.at(-1)?.day);
    see(graceUntil);
    for (const { from: day } of changes) see(day);
    for (const { active, expires, given } of lots) {
      see(active);
      see(given);
      see(expires);
      if (expires !== undefined) for (const lead of leads) see(expires - lead);
    }
    return Math.max(from, first);
  };
}
