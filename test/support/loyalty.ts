import { dayOf } from "../../src/domain/basics/calendar.ts";
import type { Loyalty, LoyaltyRules } from "../../src/domain/config/loyalty.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { LoyaltyAccount } from "../../src/domain/loyalty/account.ts";
import { fold } from "../../src/domain/people/fold.ts";
import type { FoldSettings } from "../../src/domain/people/fold-config.ts";
import { key } from "./facts.ts";

export const RULES: LoyaltyRules = {
  levels: {
    start: { from: 0, cashback_percent: 3 },
    silver: { from: 10_000, cashback_percent: 5 },
    gold: { from: 50_000, cashback_percent: 7 },
  },
  level_window: "365d",
  level_grace: "30d",
  return_window: "14d",
  expires_after: "365d",
  spend: { most_percent: 30 },
  debt: false,
};

/** A programme in roubles: 3, 5 and 7 percent, 14 days pending, good for a year. */
export const loyalty = (
  over: Partial<Loyalty> = {},
  rules: readonly Partial<LoyaltyRules>[] = [{}],
): Loyalty => ({
  name: "Club",
  points: { worth: 1, expiring_soon: "30d" },
  rules: rules.map((one) => ({ ...RULES, ...one })),
  holdout_percent: 0,
  levels: [
    { id: "start", name: "Start", privileges: [] },
    { id: "silver", name: "Silver", privileges: ["early_access"] },
    { id: "gold", name: "Gold", privileges: ["early_access", "free_delivery"] },
  ],
  privileges: { early_access: { name: "Early access" }, free_delivery: { name: "Free delivery" } },
  ...over,
});

export const loyaltySettings = (programme: Loyalty): FoldSettings => ({
  timeZone: "UTC",
  currency: "RUB",
  rates: {},
  loyalty: programme,
});

/** The account that facts come to. */
export const account = (facts: readonly Fact[], programme = loyalty()): LoyaltyAccount | undefined =>
  fold(key("u:1"), facts, loyaltySettings(programme)).loyalty;

/** The number of the day that is so many days after START. */
export const dayNumber = (at: number): number => dayOf("UTC", at);
