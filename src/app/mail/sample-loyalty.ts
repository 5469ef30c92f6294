import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { LoyaltyAccount } from "../../domain/loyalty/account.ts";

/** An account to try and to show mails with: points of every kind, some of which expire soon. */
export function sampleAccount({ levels }: Loyalty, at: Instant): LoyaltyAccount {
  const on = dayOf("UTC", at);
  return {
    on,
    lots: [
      { points: 120, active: on, expires: on + 12 },
      { points: 430, active: on, expires: on + 200 },
      { points: 75, active: on + 9, expires: on + 380 },
    ],
    earned: 625,
    spent: 0,
    level: levels[0]?.id ?? "",
  };
}

/** What `loyalty` in a mail may hold of one programme or another. */
export const EVERY_LOYALTY_NAME = {
  points_word: "points",
  next_level: "Gold",
  missing: 1_000,
  expires_on: "2026-03-31",
  level_id: "gold",
  cashback_percent: 5,
  friend_points: 300,
  referral_link: "https://shop.example/r/FRIEND-7F3K9Q2M",
  referral_code: "FRIEND-7F3K9Q2M",
};

/** A link for friends, to show mails with. */
export const SAMPLE_REFERRAL = {
  code: "FRIEND-7F3K9Q2M",
  link: "https://shop.example/r/FRIEND-7F3K9Q2M",
} as const;
