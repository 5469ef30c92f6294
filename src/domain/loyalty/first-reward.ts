import type { Loyalty, LoyaltyRules } from "../config/loyalty.ts";

/** The fewest points that can be spent at once. */
const leastOf = ({ spend }: LoyaltyRules): number => spend.least_points ?? 1;

/** What a newcomer has to buy for before anything can be spent; undefined where the lowest level earns nothing. */
export function spendToFirstReward(rules: LoyaltyRules, loyalty: Loyalty): number | undefined {
  const percent = rules.levels[loyalty.levels[0]?.id ?? ""]?.cashback_percent ?? 0;
  if (percent === 0) return undefined;
  return (leastOf(rules) * (rules.worth ?? loyalty.points.worth) * 100) / percent;
}

/**
 * Orders to the first reward, each of the smallest size on which the fewest points that can be spent may be: the minimum
 * order, or what they are the largest allowed share of.
 */
export function ordersToFirstReward(rules: LoyaltyRules, loyalty: Loyalty): number | undefined {
  const spend = spendToFirstReward(rules, loyalty);
  if (spend === undefined || rules.spend.most_percent === 0) return undefined;
  const share = (leastOf(rules) * loyalty.points.worth * 100) / rules.spend.most_percent;
  return Math.ceil(spend / Math.max(share, rules.spend.min_order ?? 0));
}
