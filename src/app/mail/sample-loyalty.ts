import type { Day } from "../../domain/basics/calendar.ts";
import { toMinor } from "../../domain/basics/money.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { LoyaltyAccount } from "../../domain/loyalty/account.ts";

/** What mails know of the programme, to try and to show templates with: of a member, and of somebody who has nothing yet. */
export const SAMPLE_LOYALTY = {
  name: "Coffee Club",
  points: 1_250,
  worth: 1_250,
  pending: 180,
  level: "Silver <&>",
  level_id: "silver",
  cashback_percent: 5,
  privileges: [{ name: "Free delivery" }, { name: "New things & first" }],
  next_level: "Gold",
  missing: 940,
  expiring: 300,
  expiring_worth: 300,
  expires_on: "2026-03-15",
  friend_points: 500,
  referral_link: "https://api.example/r/FRIEND-7F3K9Q2M",
  referral_code: "FRIEND-7F3K9Q2M",
} as const;

export const BAREST_LOYALTY = {
  name: "Coffee Club",
  points: 0,
  worth: 0,
  pending: 0,
  level: "Bronze",
  level_id: "bronze",
  privileges: [],
} as const;

/** Somebody on the way to the last level, with points that end in two weeks, to look at a mail as. */
export function sampleAccount(
  { levels }: Pick<Loyalty, "levels">,
  today: Day,
  currency: string,
): LoyaltyAccount {
  const [next, level = next] = levels.slice(-2).toReversed();
  return {
    lots: [
      { points: 300, active: today - 166, expires: today + 14 },
      { points: 950, active: today - 20, expires: today + 160 },
      { points: 180, active: today + 7, expires: today + 187 },
    ],
    ...{ spent: 0, earned: 1_430, level: level?.id ?? "" },
    ...(next && next !== level && { next: { level: next.id, missing: toMinor(940, currency) } }),
  };
}

export const SAMPLE_REFERRAL = {
  code: SAMPLE_LOYALTY.referral_code,
  link: SAMPLE_LOYALTY.referral_link,
} as const;
