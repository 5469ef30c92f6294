import type { Day } from "../basics/calendar.ts";
import type { LoyaltyAccount } from "../loyalty/account.ts";
import { balanceOn, expiredBy, levelOf } from "../loyalty/balance.ts";
import { makeNamedCounter, mergeNamedCounts, type NamedCounts } from "./named-counts.ts";
import {
  dayBy,
  makeSurvivalCounter,
  mergeSurvivalTimes,
  type SurvivalTimes,
  shareWithin,
} from "./survival.ts";

const SUMS = ["points", "members"] as const;
const LEVEL_SUMS = ["members", "points", "pending"] as const;

/** Age of points, in days since they could first be spent: up to so many; the rest is older. */
const AGES = [30, 90, 180, 365] as const;

/**
 * What the loyalty programme owes, counted over its members. `points` are those that can be spent, `pending` those of orders
 * that may still come back. `gone` (spent or expired) and `expired` of each member, their squares and product, are what the
 * interval of breakage follows from.
 */
export interface LiabilityCounts {
  readonly members: number;
  readonly levels: NamedCounts<(typeof LEVEL_SUMS)[number]>;
  readonly ages: NamedCounts<(typeof SUMS)[number]>;
  readonly expiringSoon: number;
  readonly debt: number;
  readonly earned: number;
  readonly spent: number;
  readonly spenders: number;
  /** From the first points to the first that were spent; open for who has spent none. */
  readonly firstReward: SurvivalTimes;
  readonly breakage: {
    readonly members: number;
    readonly expired: number;
    readonly gone: number;
    readonly expired2: number;
    readonly gone2: number;
    readonly product: number;
  };
}

export interface LiabilityCounter {
  add(account: LoyaltyAccount | undefined): void;
  counts(): LiabilityCounts;
}

export function makeLiabilityCounter(today: Day): LiabilityCounter {
  const levels = makeNamedCounter({ sums: LEVEL_SUMS, most: 100 });
  const ages = makeNamedCounter({ sums: SUMS, most: 10 });
  const firstReward = makeSurvivalCounter();
  const sums = { members: 0, expiringSoon: 0, debt: 0, earned: 0, spent: 0, spenders: 0 };
  const breakage = { members: 0, expired: 0, gone: 0, expired2: 0, gone2: 0, product: 0 };
  return {
    add(account) {
      if (!account) return;
      const { lots, earned, spent, debt = 0, firstEarnedOn, firstSpentOn } = account;
      const { good, pending, expiringSoon } = balanceOn(account, today);
      sums.members += 1;
      sums.expiringSoon += expiringSoon;
      sums.debt += debt;
      sums.earned += earned;
      sums.spent += spent;
      sums.spenders += firstSpentOn === undefined ? 0 : 1;
      levels.add(levelOf(account, today), { members: 1, points: good, pending });
      for (const { points, active, expires = Number.POSITIVE_INFINITY } of lots)
        if (active <= today && expires > today) ages.add(ageOf(today - active), { points, members: 1 });
      if (firstEarnedOn !== undefined) {
        if (firstSpentOn === undefined) firstReward.open(Math.max(0, today - firstEarnedOn));
        else firstReward.ended(Math.max(0, firstSpentOn - firstEarnedOn));
      }
      const expired = (account.expired ?? 0) + expiredBy(account, today);
      const gone = expired + spent;
      if (gone === 0) return;
      breakage.members += 1;
      breakage.expired += expired;
      breakage.gone += gone;
      breakage.expired2 += expired * expired;
      breakage.gone2 += gone * gone;
      breakage.product += expired * gone;
    },
    counts: () => ({
      ...sums,
      levels: levels.counts(),
      ages: ages.counts(),
      firstReward: firstReward.counts(),
      breakage: { ...breakage },
    }),
  };
}

function ageOf(days: number): string {
  const band = AGES.find((most) => days <= most);
  return band === undefined ? `more than ${AGES.at(-1)}` : `up to ${band}`;
}

export function mergeLiabilities(parts: readonly LiabilityCounts[]): LiabilityCounts {
  const sum = (of: (part: LiabilityCounts) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    members: sum((part) => part.members),
    levels: mergeNamedCounts(
      parts.map(({ levels }) => levels),
      { sums: LEVEL_SUMS, most: 100 },
    ),
    ages: mergeNamedCounts(
      parts.map(({ ages }) => ages),
      { sums: SUMS, most: 10 },
    ),
    expiringSoon: sum((part) => part.expiringSoon),
    debt: sum((part) => part.debt),
    earned: sum((part) => part.earned),
    spent: sum((part) => part.spent),
    spenders: sum((part) => part.spenders),
    firstReward: mergeSurvivalTimes(parts.map(({ firstReward }) => firstReward)),
    breakage: {
      members: sum(({ breakage }) => breakage.members),
      expired: sum(({ breakage }) => breakage.expired),
      gone: sum(({ breakage }) => breakage.gone),
      expired2: sum(({ breakage }) => breakage.expired2),
      gone2: sum(({ breakage }) => breakage.gone2),
      product: sum(({ breakage }) => breakage.product),
    },
  };
}

/** What the programme owes on one day. Money in minor units of the store currency. */
export interface Liability {
  readonly members: number;
  readonly points: number;
  readonly pending: number;
  /** What the points that can be spent are worth, and the pending ones. */
  readonly worth: number;
  readonly pendingWorth: number;
  /** What of `worth` is expected to be spent, by the measured breakage; null before any is measured. */
  readonly expectedWorth: { readonly expected: number; readonly low: number; readonly high: number } | null;
  readonly expiringSoon: number;
  readonly debt: number;
  readonly earned: number;
  readonly spent: number;
  /** Share of the points that are gone which expired. */
  readonly breakage: { readonly share: number; readonly low: number; readonly high: number } | null;
  /** Who has ever spent points. */
  readonly spenders: number;
  readonly shareOfSpenders: number | null;
  /** From the first points to the first spent. */
  readonly medianDaysToFirstReward: number | null;
  readonly rewardedWithin90Days: number | null;
  readonly levels: readonly {
    readonly level: string;
    readonly members: number;
    readonly points: number;
    readonly worth: number;
  }[];
  readonly ages: readonly { readonly age: string; readonly points: number; readonly worth: number }[];
}

/** Two-sided 95%. */
const Z = 1.959963984540054;
/** Fewer members with spent or expired points than these say nothing of the others. */
const FEWEST_MEMBERS = 20;

/** `worthOfPoint`: minor units, not always whole. */
export function liabilityOf(counts: LiabilityCounts, worthOfPoint: number): Liability {
  const worthOf = (points: number) => Math.round(points * worthOfPoint);
  const levels = Object.entries(counts.levels).map(([level, { members, points, pending }]) => ({
    ...{ level, members, points, pending },
    worth: worthOf(points),
  }));
  const points = levels.reduce((sum, level) => sum + level.points, 0);
  const pending = levels.reduce((sum, level) => sum + level.pending, 0);
  const breakage = breakageOf(counts.breakage);
  const kept = (share: number) => Math.round(worthOf(points) * (1 - share));
  return {
    members: counts.members,
    ...{ points, pending, worth: worthOf(points), pendingWorth: worthOf(pending) },
    expectedWorth: breakage && {
      ...{ expected: kept(breakage.share), low: kept(breakage.high), high: kept(breakage.low) },
    },
    ...{ expiringSoon: counts.expiringSoon, debt: counts.debt, earned: counts.earned, spent: counts.spent },
    breakage,
    spenders: counts.spenders,
    shareOfSpenders: counts.members === 0 ? null : counts.spenders / counts.members,
    medianDaysToFirstReward: dayBy(counts.firstReward, 0.5),
    rewardedWithin90Days: shareWithin(counts.firstReward, 90),
    levels: levels
      .map(({ pending: _, ...level }) => level)
      .sort((a, b) => b.points - a.points || (a.level < b.level ? -1 : 1)),
    ages: Object.entries(counts.ages)
      .map(([age, { points: of }]) => ({ age, points: of, worth: worthOf(of) }))
      .sort((a, b) => rank(a.age) - rank(b.age)),
  };
}

const rank = (age: string) => {
  const band = AGES.findIndex((most) => age === `up to ${most}`);
  return band === -1 ? AGES.length : band;
};

/**
 * The ratio of two sums over members, with the interval of its linearised variance (Cochran, Sampling Techniques, 1977, 2.11):
 * the points of one member expire together, so that points themselves are no independent trials.
 */
function breakageOf({ members, expired, gone, expired2, gone2, product }: LiabilityCounts["breakage"]) {
  if (members < FEWEST_MEMBERS || gone === 0) return null;
  const share = expired / gone;
  const residuals = Math.max(0, expired2 - 2 * share * product + share * share * gone2);
  const error = (Math.sqrt((members / (members - 1)) * residuals) * Z) / gone;
  return { share, low: Math.max(0, share - error), high: Math.min(1, share + error) };
}
