import type { Loyalty } from "../../src/domain/config/loyalty.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { LoyaltyAccount } from "../../src/domain/loyalty/account.ts";

/** Two levels, cashback after two weeks, 500 points for a friend. */
export function programme(over: Partial<Loyalty> = {}): Loyalty {
  return {
    name: "Club",
    points: { worth: 1, expiring_soon: "14d" },
    holdout_percent: 0,
    levels: [
      { id: "bronze", name: { en: "Bronze", ru: "Бронза" }, privileges: [] },
      { id: "gold", name: { en: "Gold", ru: "Золото" }, privileges: ["early_access"] },
    ],
    privileges: { early_access: { name: { en: "Early access", ru: "Ранний доступ" } } },
    rules: [
      {
        levels: {
          bronze: { from: 0, cashback_percent: 3 },
          gold: { from: 10_000, cashback_percent: 7 },
        },
        level_window: "365d",
        level_grace: "90d",
        return_window: "14d",
        expires_after: "180d",
        actions: { review: { on: "reviewed", points: 100, name: { en: "A review", ru: "Отзыв" } } },
        spend: { most_percent: 30 },
        debt: false,
      },
    ],
    referral: { friend_offer: "friend", points: 500, limits: { month: 5 } },
    ...over,
  };
}

export function account(over: Partial<LoyaltyAccount> = {}): LoyaltyAccount {
  return { on: 0, lots: [], spent: 0, earned: 0, level: "bronze", ...over };
}

export const key = (id: string) => `u:${id}` as CustomerKey;
