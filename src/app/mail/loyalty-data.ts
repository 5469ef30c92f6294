import { dayOf, formatDay, type Instant } from "../../domain/basics/calendar.ts";
import { toMajor } from "../../domain/basics/money.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { Store } from "../../domain/config/store.ts";
import { worded } from "../../domain/loyalty/points-in-words.ts";
import { loyaltyOn } from "../../domain/loyalty/standing.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { present } from "./item-data.ts";

interface Reader {
  readonly store: Pick<Store, "currency" | "time_zone">;
  readonly language: string;
  readonly now: Instant;
}

/** `loyalty` in a mail: what the customer has in the programme now. Sums are numbers of the store's currency. */
export function loyaltyData(
  profile: Pick<Profile, "loyalty" | "orderDays">,
  loyalty: Loyalty,
  { store, language, now }: Reader,
): Readonly<Record<string, unknown>> {
  const { currency } = store;
  const there = loyaltyOn(profile, dayOf(store.time_zone, now), loyalty, currency);
  const points = there?.balance.good ?? 0;
  return {
    name: localised(loyalty.name, language),
    points,
    points_money: points * loyalty.points.worth,
    pending: there?.balance.pending ?? 0,
    expiring: there?.balance.expiringSoon ?? 0,
    level: localised(there?.level.name ?? "", language),
    privileges: (there?.level.privileges ?? []).flatMap((id) => {
      const privilege = loyalty.privileges[id];
      return privilege ? [localised(privilege.name, language)] : [];
    }),
    ...present({
      points_word: worded(loyalty, points, language),
      next_level: there?.next && localised(there.next.level.name, language),
      missing: there?.next && toMajor({ amount: there.next.missing, currency }),
      expires_on: there?.expiry && formatDay(there.expiry.on - 1),
    }),
  };
}
