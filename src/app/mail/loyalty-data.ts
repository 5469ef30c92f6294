import { dayOf, formatDay, type Instant } from "../../domain/basics/calendar.ts";
import { toMajor } from "../../domain/basics/money.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { Store } from "../../domain/config/store.ts";
import { worded } from "../../domain/loyalty/points-in-words.ts";
import { rulesOn } from "../../domain/loyalty/rules.ts";
import { loyaltyOn } from "../../domain/loyalty/standing.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { present } from "./item-data.ts";

export interface LoyaltyFacts {
  readonly programme: Loyalty;
  /** That balances are of. */
  readonly now: Instant;
  /** The customer's own link for friends, where the mail shows it. */
  readonly referral?: { readonly code: string; readonly link: string };
}

interface Reader {
  readonly store: Pick<Store, "currency" | "time_zone">;
  readonly language: string;
}

/** `loyalty` in a mail: what the customer has in the programme now. Sums are numbers of the store's currency. */
export function loyaltyData(
  profile: Pick<Profile, "loyalty" | "orderDays">,
  { programme: loyalty, now, referral }: LoyaltyFacts,
  { store, language }: Reader,
): Readonly<Record<string, unknown>> {
  const { currency } = store;
  const today = dayOf(store.time_zone, now);
  const there = loyaltyOn(profile, today, loyalty, currency);
  const points = there?.balance.good ?? 0;
  return {
    name: localised(loyalty.name, language),
    points,
    points_money: points * loyalty.points.worth,
    pending: there?.balance.pending ?? 0,
    /** Those that end first, of which `expires_on` is the last day. */
    expiring: there?.expiry?.points ?? 0,
    expiring_money: (there?.expiry?.points ?? 0) * loyalty.points.worth,
    level: localised(there?.level.name ?? "", language),
    privileges: (there?.level.privileges ?? []).flatMap((id) => {
      const privilege = loyalty.privileges[id];
      return privilege ? [localised(privilege.name, language)] : [];
    }),
    ...present({
      points_word: worded(loyalty, points, language),
      next_level: there?.next && localised(there.next.level.name, language),
      missing: there?.next && toMajor({ amount: there.next.missing, currency }),
      level_id: there?.level.id,
      cashback_percent: rulesOn(loyalty, today)?.levels[there?.level.id ?? ""]?.cashback_percent,
      friend_points: loyalty.referral?.points,
      referral_link: referral?.link,
      referral_code: referral?.code,
      expires_on: there?.expiry && formatDay(there.expiry.on - 1),
    }),
  };
}
