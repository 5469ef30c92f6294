import { type Day, dayOf, formatDay, type Instant } from "../../domain/basics/calendar.ts";
import { toMajor } from "../../domain/basics/money.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { Store } from "../../domain/config/store.ts";
import type { LoyaltyAccount } from "../../domain/loyalty/account.ts";
import { balanceOn, levelOf } from "../../domain/loyalty/balance.ts";
import { rulesOn } from "../../domain/loyalty/rules.ts";
import { present } from "./item-data.ts";

export interface LoyaltyFacts {
  readonly account?: LoyaltyAccount;
  readonly loyalty: Loyalty;
  readonly store: Pick<Store, "currency" | "time_zone">;
  readonly language: string;
  readonly now: Instant;
  /** The customer's own link, where the mail shows it. */
  readonly referral?: { readonly code: string; readonly link: string };
}

/** What mails know of the programme as `loyalty.…`: docs/config.md lists it. Whoever has no part in it yet has no points and the first level. */
export function loyaltyData({ account, loyalty, store, language, now, referral }: LoyaltyFacts) {
  const today = dayOf(store.time_zone, now);
  const { good, pending } = balanceOn(account ?? NO_LOTS, today);
  const level = account ? levelOf(account, today) : loyalty.levels[0]?.id;
  const nameOf = (id: string | undefined) => {
    const found = loyalty.levels.find((one) => one.id === id);
    return found && localised(found.name, language);
  };
  const ends = nextEnd(account, today);
  const next = account?.next;
  const privileges = loyalty.levels.find(({ id }) => id === level)?.privileges ?? [];
  return present({
    name: localised(loyalty.name, language),
    points: good,
    worth: worthOf(good, loyalty),
    pending,
    level: nameOf(level),
    level_id: level,
    cashback_percent: rulesOn(loyalty, today)?.levels[level ?? ""]?.cashback_percent,
    privileges: privileges.flatMap((id) => {
      const found = loyalty.privileges[id];
      return found ? [{ name: localised(found.name, language) }] : [];
    }),
    next_level: next && nameOf(next.level),
    missing: next && toMajor({ amount: next.missing, currency: store.currency }),
    expiring: ends?.points,
    expiring_worth: ends && worthOf(ends.points, loyalty),
    /** The last day on which they can be spent. */
    expires_on: ends && formatDay(ends.day - 1),
    friend_points: loyalty.referral?.points,
    referral_link: referral?.link,
    referral_code: referral?.code,
  });
}

const NO_LOTS = { lots: [] };

/** In the store's currency, to two digits after the point: what a till gives for so many points. */
export const worthOf = (points: number, { points: { worth } }: Pick<Loyalty, "points">): number =>
  Math.round(points * worth * 100) / 100;

/** The points that end first of those that can be spent, and the first day on which they cannot. */
export function nextEnd(
  account: Pick<LoyaltyAccount, "lots"> | undefined,
  today: Day,
): { readonly points: number; readonly day: Day } | undefined {
  const good = (account?.lots ?? []).filter(
    ({ active, expires, points }) =>
      points > 0 && active <= today && expires !== undefined && expires > today,
  );
  const day = Math.min(...good.map(({ expires }) => expires ?? Infinity));
  if (good.length === 0) return undefined;
  return { day, points: good.reduce((sum, lot) => sum + (lot.expires === day ? lot.points : 0), 0) };
}
