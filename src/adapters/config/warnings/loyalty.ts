import { formatDay, parseDay, parseDuration } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Loyalty, LoyaltyRules } from "../../../domain/config/loyalty.ts";
import { ordersToFirstReward, spendToFirstReward } from "../../../domain/loyalty/first-reward.ts";
import type { Path, PathProblem } from "../problem.ts";

/** More orders than this before anything can be spent, and most people never see a reward. */
const MOST_ORDERS = 10;

/** What a programme promises and hardly anybody gets: points that come too slowly or go too soon, privileges of nobody. */
export function loyaltyWarnings({ loyalty }: Pick<Bundle, "loyalty">): readonly PathProblem[] {
  if (!loyalty) return [];
  const used = new Set(loyalty.levels.flatMap(({ privileges }) => privileges));
  return [
    ...Object.keys(loyalty.privileges)
      .filter((id) => !used.has(id))
      .map((id) =>
        warning(
          ["privileges", id],
          `no level has it: add ${id} to the privileges of one, or remove it`,
          true,
        ),
      ),
    ...loyalty.rules.flatMap((rules, index) => ruleWarnings(["rules", index], rules, index, loyalty)),
  ];
}

function ruleWarnings(
  path: Path,
  rules: LoyaltyRules,
  index: number,
  loyalty: Loyalty,
): readonly PathProblem[] {
  const percents = loyalty.levels.map(({ id }) => rules.levels[id]?.cashback_percent ?? 0);
  const lower = percents.findIndex((percent, at) => at > 0 && percent < (percents[at - 1] ?? 0));
  return [
    ...firstRewardWarnings(path, rules, loyalty),
    ...(isShorter(rules.expires_after, rules.return_window)
      ? [
          warning(
            [...path, "expires_after"],
            `shorter than the return window of ${rules.return_window}: points are good for less time than they are awaited`,
          ),
        ]
      : []),
    ...(lower > 0
      ? [
          warning(
            [...path, "levels", loyalty.levels[lower]?.id ?? ""],
            `earns ${percents[lower]}%, less than the level below it`,
          ),
        ]
      : []),
    ...idleBoosts([...path, "boosts"], rules, loyalty.rules[index + 1]),
  ];
}

function firstRewardWarnings(path: Path, rules: LoyaltyRules, loyalty: Loyalty): readonly PathProblem[] {
  const at = [...path, "spend", rules.spend.least_points === undefined ? "most_percent" : "least_points"];
  if (rules.spend.most_percent === 0)
    return [warning([...path, "spend", "most_percent"], "points can never be spent")];
  const spend = spendToFirstReward(rules, loyalty);
  if (spend === undefined)
    return rules.actions || loyalty.referral || rules.categories
      ? []
      : [warning([...path, "levels"], "orders of newcomers earn nothing, and nothing else does")];
  const top = rules.levels[loyalty.levels.at(-1)?.id ?? ""]?.from ?? 0;
  if (loyalty.levels.length > 1 && spend > top)
    return [
      warning(at, `is out of reach: it takes purchases of ${whole(spend)}, more than the highest level does`),
    ];
  const orders = ordersToFirstReward(rules, loyalty);
  return orders !== undefined && orders > MOST_ORDERS
    ? [
        warning(
          at,
          `the first reward comes after ${orders} orders of the smallest size that takes points: let a newcomer get there in ${MOST_ORDERS}`,
        ),
      ]
    : [];
}

/** Boosts of which no day falls into the time of their rules. */
function idleBoosts(path: Path, rules: LoyaltyRules, next: LoyaltyRules | undefined): readonly PathProblem[] {
  const last = next?.from === undefined ? undefined : formatDay((parseDay(next.from) ?? 0) - 1);
  return (rules.boosts ?? []).flatMap(({ from, to }, index) => {
    const isIdle = (rules.from !== undefined && to < rules.from) || (last !== undefined && from > last);
    return isIdle
      ? [warning([...path, index], "none of its days falls into the time of this set of rules")]
      : [];
  });
}

const isShorter = (one: string, other: string): boolean =>
  one !== "never" && (parseDuration(one) ?? 0) < (parseDuration(other) ?? 0);

const whole = (sum: number): string => Math.ceil(sum).toLocaleString("en");

const warning = (path: Path, message: string, key = false): PathProblem => ({
  path,
  message,
  ...(key && { key }),
});
