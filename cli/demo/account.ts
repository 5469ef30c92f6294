import type { Person } from "../../examples/demo-shop/people.ts";
import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Referral } from "../../src/domain/loyalty/referral.ts";
import { budgetsOf } from "../../src/domain/offers/budgets/claims.ts";

/** What one offer's codes have come to, in all mails. Money in minor units. */
export interface OfferLine {
  readonly offer: string;
  readonly sent: number;
  readonly used: number;
  readonly given: number;
  readonly revenue: number;
  /** Times that somebody else tried one. */
  readonly strangers: number;
}

/** A budget of this period, in minor units. */
export interface BudgetLine {
  readonly budget: string;
  readonly limit: number;
  readonly taken: number;
}

export interface Account {
  readonly offers: readonly OfferLine[];
  readonly budgets: readonly BudgetLine[];
  /** Absent without a programme. */
  readonly loyalty?: {
    readonly members: number;
    readonly points: number;
    readonly worth: number;
    readonly spenders: number;
    readonly levels: Readonly<Record<string, number>>;
  };
  /** Of the friends whom customers have brought. */
  readonly friends: {
    readonly came: number;
    readonly rewarded: number;
    readonly refused: readonly string[];
  };
}

/** What codes and points have come to: by the last night, and budgets and friends as they stand. */
export async function accountOf(
  last: NightlyMetrics,
  bundle: Bundle,
  friends: readonly Person[],
  now: Instant,
): Promise<Account> {
  const { budgets, customers } = await import("../../src/adapters/wiring.ts");
  const counters = await budgets().counters();
  const store = customers();
  const referrals = await Promise.all(
    friends.map(async ({ userId }) => {
      const kept = await store.get(`u:${userId}` as CustomerKey);
      const root = kept?.mergedInto ? await store.get(kept.mergedInto) : kept;
      return root?.profile?.referral;
    }),
  );
  return {
    offers: offerLines(last),
    budgets: budgetsOf(bundle, now).map(({ counter, limit }) => {
      const { issued = 0, returned = 0 } = counters[counter] ?? {};
      return { budget: counter, limit, taken: issued - returned };
    }),
    ...(last.loyalty && { loyalty: loyaltyOf(last.loyalty) }),
    friends: friendsOf(referrals.flatMap((referral) => referral ?? [])),
  };
}

function offerLines({ offers }: NightlyMetrics): readonly OfferLine[] {
  const lines = new Map<string, OfferLine>();
  for (const { offer, sent, redeemed, discount, revenue, strangers } of offers?.rows ?? []) {
    const known = lines.get(offer) ?? { offer, sent: 0, used: 0, given: 0, revenue: 0, strangers: 0 };
    lines.set(offer, {
      offer,
      sent: known.sent + sent,
      used: known.used + redeemed,
      given: known.given + discount,
      revenue: known.revenue + revenue,
      strangers: known.strangers + strangers,
    });
  }
  return [...lines.values()];
}

const loyaltyOf = ({ members, points, worth, spenders, levels }: NonNullable<NightlyMetrics["loyalty"]>) => ({
  ...{ members, points, worth, spenders },
  levels: Object.fromEntries(levels.map(({ level, members: of }) => [level, of])),
});

const friendsOf = (referrals: readonly Referral[]) => ({
  came: referrals.length,
  rewarded: referrals.filter(({ earned }) => earned).length,
  refused: referrals.flatMap(({ refused }) => refused ?? []),
});
